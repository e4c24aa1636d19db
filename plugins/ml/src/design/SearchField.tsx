import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import { useEffect, useState } from 'react';

const PAUSE = 250;

const useStyles = makeStyles(theme => ({
  field: {
    flex: '1 1 200px',
    maxWidth: 320,
    // A line of its own, so that what it finds can be read whole.
    [theme.breakpoints.down('xs')]: { flexBasis: '100%', maxWidth: 'none' },
  },
}));

/** A text filter; reports the text once the reader has paused. */
export const SearchField = ({
  label,
  text,
  onChange,
}: {
  label: string;
  text: string;
  onChange: (text: string) => void;
}) => {
  const classes = useStyles();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onChange(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, text, onChange]);
  return (
    <TextField
      className={classes.field}
      size="small"
      variant="outlined"
      placeholder={label}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      inputProps={{ 'aria-label': label, maxLength: 200 }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon fontSize="small" aria-hidden />
          </InputAdornment>
        ),
      }}
    />
  );
};
