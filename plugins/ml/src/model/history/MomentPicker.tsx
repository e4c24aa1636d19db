import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useId, useState } from 'react';
import { usePalette } from '../../design';
import { fromField, momentAgo, moments, toField, zoneAt } from './moment';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
  zone: { fontSize: '0.8125rem', marginRight: theme.spacing(1) },
}));

/** Chooses a moment: date and time in the reader's zone, or one of the usual ones. */
export const MomentPicker = ({
  at,
  isNow,
  onChange,
}: {
  /** RFC 3339. */
  at: string;
  /** Is it the present, and moves on? */
  isNow: boolean;
  /** Undefined for the present. */
  onChange: (at: string | undefined) => void;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const id = useId();
  // While the reader types, a field may be half filled: then it says nothing, and what was typed must stay.
  const [typed, setTyped] = useState<string>();
  const change = (text: string) => {
    setTyped(text);
    const moment = fromField(text);
    if (moment) onChange(moment);
  };
  const jump = (moment: string | undefined) => {
    setTyped(undefined);
    onChange(moment);
  };
  return (
    <div className={classes.bar} role="group" aria-label="Choose a moment">
      <TextField
        id={id}
        label="Moment"
        type="datetime-local"
        size="small"
        variant="outlined"
        value={typed ?? toField(at)}
        InputLabelProps={{ shrink: true }}
        inputProps={{ max: toField(new Date().toISOString()) }}
        onChange={event => change(event.target.value)}
        onBlur={() => setTyped(undefined)}
      />
      <span className={classes.zone} style={{ color: palette.unknown }}>
        {zoneAt(at)}
      </span>
      <Button
        size="small"
        variant={isNow ? 'outlined' : 'text'}
        aria-pressed={isNow}
        onClick={() => jump(undefined)}
      >
        Now
      </Button>
      {moments.map(({ word, ago }) => (
        <Button key={word} size="small" onClick={() => jump(momentAgo(ago))}>
          {word}
        </Button>
      ))}
    </div>
  );
};
