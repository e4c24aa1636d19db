import { Empty } from '../../design';
import type { RunsView } from './runsView';

const tracking = `import mlflow

mlflow.set_experiment("my-model")
with mlflow.start_run():
    mlflow.log_params({"lr": 0.001})
    mlflow.log_metric("roc_auc", 0.74)
`;

/** Says why there is no run to show. */
export const RunsEmpty = ({ shown }: { shown: RunsView }) => {
  if (shown.filter)
    return (
      <Empty
        title={
          shown.grouped
            ? 'No run fits this filter, and no sweep has one directly below it.'
            : 'No run fits this filter.'
        }
        detail={
          shown.grouped
            ? 'Take a condition away, show all, or untick Sweeps as groups: runs further below are found then.'
            : 'Take a condition away, or show all.'
        }
      />
    );
  if (shown.which === 'deleted')
    return (
      <Empty
        title="No run was deleted."
        detail="Runs that are deleted in MLflow are kept here."
      />
    );
  if (shown.sweep)
    return (
      <Empty
        title="This sweep has no runs."
        detail="They may have been deleted, or they have not started yet."
      />
    );
  return (
    <Empty
      title="No run is recorded yet."
      detail="Runs of the experiments in spec.experiments appear here as soon as they start. Launch the training pipeline, or train on your machine."
      snippet={tracking}
    />
  );
};
