import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useId, type PropsWithChildren } from 'react';
import type { View } from '../../design';
import type { RunsView } from './runsView';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(0, 2, 1.5),
  },
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
}));

/** Which runs the table shows, and what can be done with the selected ones (`children`). */
export const RunsTools = ({
  view,
  shown,
  children,
}: PropsWithChildren<{ view: View; shown: RunsView }>) => {
  const classes = useStyles();
  const id = useId();
  return (
    <div className={classes.bar}>
      <div className={classes.choices}>
        <TextField
          select
          id={id}
          size="small"
          variant="outlined"
          label="Runs"
          value={shown.which}
          InputLabelProps={{ shrink: true, id: `${id}-label`, htmlFor: id }}
          SelectProps={{ labelId: `${id}-label` }}
          onChange={({ target }) =>
            view.set(
              'which',
              target.value === 'active' ? undefined : target.value,
            )
          }
          style={{ minWidth: 120 }}
        >
          <MenuItem value="active">Active</MenuItem>
          <MenuItem value="deleted">Deleted</MenuItem>
          <MenuItem value="all">All</MenuItem>
        </TextField>
        <FormControlLabel
          label="Sweeps as groups"
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={shown.grouped}
              onChange={(_, grouped) =>
                view.setAll({
                  nested: grouped ? 'grouped' : 'flat',
                  sweep: undefined,
                })
              }
            />
          }
        />
      </div>
      {children}
    </div>
  );
};
