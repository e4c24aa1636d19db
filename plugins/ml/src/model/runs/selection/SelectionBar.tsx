import { useRouteRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ActButton } from '../../../design';
import { useNavigate } from '../../../navigation';
import { compareRouteRef } from '../../../routes';
import { MOST_RUNS, writeRunList } from './runList';
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

/** Where the comparison of some runs of a model is; undefined where the portal has none. */
export const useComparePath = () => {
  const path = useRouteRef(compareRouteRef);
  return (model: string, ids: string[]): string | undefined =>
    path &&
    `${path()}?${new URLSearchParams({ model, runs: writeRunList(ids) })}`;
};

/** How many runs are selected, and what can be done with them. */
export const SelectionBar = ({
  model,
  selection,
}: {
  model: string;
  selection: Selection;
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
