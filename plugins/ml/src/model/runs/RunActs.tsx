import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import { ActButton } from '../../design';
import { useNavigate } from '../../navigation';
import { useEntityPaths } from '../links';
import { PromoteRun } from './PromoteRun';
import { isRunId, writeRunList } from './selection/runList';
import { useComparePath } from './selection/useComparePath';
import { CompareSweep } from './sweep/CompareSweep';

const useStyles = makeStyles(theme => ({
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

const CompareRun = ({ model, run }: { model: string; run: Run }) => {
  const navigate = useNavigate();
  const runs = useEntityPaths(model).tab('runs');
  const { id, childCount = 0, parentRunId } = run;
  const sweep =
    parentRunId && parentRunId !== id && isRunId(parentRunId)
      ? parentRunId
      : undefined;
  if (!sweep && childCount === 0)
    return (
      <ActButton
        act={{ allowed: true }}
        onClick={() => navigate(`${runs}?runs=${writeRunList([id])}`)}
      >
        Compare with others…
      </ActButton>
    );
  return (
    <>
      {childCount > 0 ? (
        <CompareSweep model={model} sweep={id} count={childCount}>
          Compare this sweep
        </CompareSweep>
      ) : null}
      {sweep ? (
        <CompareSweep model={model} sweep={sweep} first={id}>
          Compare with its sweep
        </CompareSweep>
      ) : null}
    </>
  );
};

/**
 * What can be done with a run. It is compared with the runs below it, with those of the sweep that it is part of, or,
 * alone, with others that the reader selects beside it; and its version is promoted.
 */
export const RunActs = ({
  model,
  run,
}: {
  /** Entity reference. */
  model: string;
  run: Run;
}) => {
  const canCompare = useComparePath()(model, []) !== undefined;
  return (
    <div className={useStyles().acts}>
      {canCompare ? <CompareRun model={model} run={run} /> : null}
      <PromoteRun model={model} run={run} />
    </div>
  );
};
