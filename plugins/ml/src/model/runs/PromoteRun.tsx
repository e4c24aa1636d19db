import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import { ActButton, usePalette } from '../../design';
import { useNavigate } from '../../navigation';
import { useRequestPath } from '../links';
import { useModel } from '../useModel';
import { promoteAct, versionOf } from './promoteAct';

const useStyles = makeStyles({
  why: { fontSize: '0.8125rem', flexBasis: '100%', textAlign: 'right' },
});

/** Asks for the promotion of a run's newest version; where it has none, or the reader may not ask, the act says so. */
export const PromoteRun = ({
  model,
  run,
  isExplained,
}: {
  /** Entity reference. */
  model: string;
  /** Absent while none is chosen. */
  run?: Run;
  /** Why it is not possible also stands beside it. */
  isExplained?: boolean;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const navigate = useNavigate();
  const { data } = useModel(model);
  const version = versionOf(run);
  const path = useRequestPath()(model, version);
  const act = promoteAct(run, data);
  if (!path) return null;
  return (
    <>
      <ActButton main act={act} onClick={() => navigate(path)}>
        {version ? `Promote version ${version}` : 'Promote'}
      </ActButton>
      {isExplained && !act.allowed ? (
        <span
          aria-hidden
          className={classes.why}
          style={{ color: palette.unknown }}
        >
          {act.reason}
        </span>
      ) : null}
    </>
  );
};
