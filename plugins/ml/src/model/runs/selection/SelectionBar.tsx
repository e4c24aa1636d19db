import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { RunsQuery } from '@slipway/plugin-ml-common';
import { ActButton } from '../../../design';
import { useNavigate } from '../../../navigation';
import { CompareSweep } from '../sweep/CompareSweep';
import type { SweepAtHand } from '../sweep/sweepAtHand';
import { MOST_RUNS } from './runList';
import { SelectMatching } from './SelectMatching';
import { useComparePath } from './useComparePath';
import type { Selection } from './useSelection';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontSize: '0.875rem',
  },
}));

/** How many runs are selected, and what can be done with them. */
export const SelectionBar = ({
  model,
  selection,
  more,
  sweep,
}: {
  /** Entity reference. */
  model: string;
  selection: Selection;
  /** The question of the table, where more runs match than it has read. */
  more?: { query: RunsQuery; total?: number };
  sweep?: SweepAtHand;
}) => {
  const classes = useStyles();
  const navigate = useNavigate();
  const count = selection.ids.length;
  const path = useComparePath()(model, selection.ids);
  if (!path) return null;
  return (
    <div className={classes.bar}>
      <span role="status">
        {count === 0 ? '' : `${count} selected`}
        {count >= MOST_RUNS ? ', the most that can be compared' : ''}
      </span>
      {count > 0 ? (
        <Button size="small" onClick={selection.clear}>
          Clear
        </Button>
      ) : null}
      {more ? (
        <SelectMatching
          // What was asked for with another filter is no longer wanted.
          key={JSON.stringify(more.query)}
          model={model}
          {...more}
          onSelect={selection.setAll}
        />
      ) : null}
      {sweep ? (
        <CompareSweep
          key={sweep.id}
          model={model}
          sweep={sweep.id}
          count={sweep.count}
        >
          Compare this sweep
        </CompareSweep>
      ) : null}
      <ActButton
        main={count > 1}
        act={
          count > 1
            ? { allowed: true }
            : {
                allowed: false,
                reason: 'Select 2 to 500 runs: by their boxes, or with Space.',
              }
        }
        onClick={() => navigate(path)}
      >
        Compare
      </ActButton>
    </div>
  );
};
