import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import { PickByName } from '../design';
import { useRequestPath } from '../model/links';
import { PromoteRun } from '../model/runs/PromoteRun';
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
}));

/** Chooses one of the runs, and asks for the promotion of its version. */
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
  const canAsk = useRequestPath()(model) !== undefined;
  if (!canAsk) return null;
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
      <PromoteRun model={model} run={chosen} isExplained />
    </div>
  );
};
