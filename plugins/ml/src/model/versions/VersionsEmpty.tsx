import { Empty } from '../../design';

const registering = `import mlflow

mlflow.pytorch.log_model(
    model, name="model", registered_model_name="my-model"
)
`;

/** Says why there is no version to show. */
export const VersionsEmpty = ({
  narrowed,
  isGone,
}: {
  narrowed: boolean;
  /** The registry has the model no more by its name, which is said above. */
  isGone: boolean;
}) => {
  const whyNone = isGone ? (
    <Empty title="No version of it was ever seen by this name." />
  ) : (
    <Empty
      title="No version is registered yet."
      detail="A training run registers one when it logs its model under the name in spec.registry.model."
      snippet={registering}
    />
  );
  return (
    <div style={{ padding: '0 16px 16px' }}>
      {narrowed ? (
        <Empty
          title="No version fits this filter."
          detail="Take something away from the filter, or show all."
        />
      ) : (
        whyNone
      )}
    </div>
  );
};
