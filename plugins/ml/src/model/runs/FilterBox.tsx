import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useId, useState } from 'react';
import { monospace } from '../../design';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 2, 1.5),
  },
  box: {
    flex: '1 1 320px',
    '& input': { fontFamily: monospace, fontSize: '0.8125rem' },
  },
}));

const EXAMPLE = "metrics.roc_auc > 0.7 and params.lr = '0.001'";

/** MLflow's filter language. What the server says about it stands at the box. */
export const FilterBox = ({
  filter,
  failure,
  onFilter,
}: {
  filter: string;
  /** Why the server refused the filter. */
  failure?: string;
  onFilter: (filter: string) => void;
}) => {
  const classes = useStyles();
  const id = useId();
  const [typed, setTyped] = useState(filter);
  useEffect(() => setTyped(filter), [filter]);
  return (
    <form
      className={classes.form}
      role="search"
      aria-label="Filter the runs"
      onSubmit={event => {
        event.preventDefault();
        onFilter(typed.trim());
      }}
    >
      <TextField
        id={id}
        className={classes.box}
        size="small"
        variant="outlined"
        label="Filter"
        placeholder={EXAMPLE}
        InputLabelProps={{ shrink: true }}
        inputProps={{ spellCheck: false, maxLength: 2000 }}
        value={typed}
        error={failure !== undefined}
        helperText={
          failure ?? `MLflow's search grammar, for example ${EXAMPLE}`
        }
        FormHelperTextProps={failure ? { role: 'alert' } : undefined}
        onChange={event => setTyped(event.target.value)}
      />
      <Button type="submit" variant="outlined" style={{ height: 40 }}>
        Filter
      </Button>
      {filter ? (
        <Button onClick={() => onFilter('')} style={{ height: 40 }}>
          Show all
        </Button>
      ) : null}
    </form>
  );
};
