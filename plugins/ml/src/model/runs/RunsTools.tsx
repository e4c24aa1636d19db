import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';
import { Pick, type View } from '../../design';
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

const whichWords = [
  { value: 'active', label: 'Active' },
  { value: 'deleted', label: 'Deleted' },
  { value: 'all', label: 'All' },
];

/** Which runs the table shows, and what can be done with the selected ones (`children`). */
export const RunsTools = ({
  view,
  shown,
  children,
}: PropsWithChildren<{ view: View; shown: RunsView }>) => {
  const classes = useStyles();
  return (
    <div className={classes.bar}>
      <div className={classes.choices}>
        <Pick
          label="Runs"
          options={whichWords}
          picked={shown.which}
          onPick={which =>
            view.set('which', which === 'active' ? undefined : which)
          }
        />
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
