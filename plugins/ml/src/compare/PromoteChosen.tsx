import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import { ActButton, PickByName, usePalette } from '../design';
import { useRequestPath } from '../model/links';
import { useModel } from '../model/useModel';
import { useNavigate } from '../navigation';
import { promoteAct, versionOf } from './promoteAct';
import { runLabels } from './runLook';

const useStyles = makeStyles(theme => ({
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    maxWidth: 520,
  },
  why: { fontSize: '0.8125rem', flexBasis: '100%', textAlign: 'right' },
}));

/** Chooses one of the runs, and asks for the promotion of its version; where it has none, says so. */
export const PromoteChosen = ({
  model,
  runs,
  chosen,
  onChoose,
}: {
  /** Entity reference. */
  model: string;
  runs: Run[];
  chosen?: Run;
  onChoose: (id: string) => void;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const navigate = useNavigate();
  const { data } = useModel(model);
  const version = versionOf(chosen);
  const path = useRequestPath()(model, version);
  const act = promoteAct(chosen, data);
  if (!path) return null;
  return (
    <div className={classes.acts}>
      <PickByName
        label="Chosen run"
        noun="run"
        options={[
          ...(chosen ? [] : [{ value: '', label: 'None' }]),
          ...[...runLabels(runs)].map(([value, label]) => ({ value, label })),
        ]}
        picked={chosen?.id ?? ''}
        onPick={onChoose}
      />
      <ActButton main act={act} onClick={() => navigate(path)}>
        {version ? `Promote version ${version}` : 'Promote'}
      </ActButton>
      {act.allowed ? null : (
        <span
          aria-hidden
          className={classes.why}
          style={{ color: palette.unknown }}
        >
          {act.reason}
        </span>
      )}
    </div>
  );
};
