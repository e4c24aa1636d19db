import type { LoggedModel } from '@slipway/plugin-ml-common';
import { Disclosure, Empty, Panel, PanelState } from '../../../design';
import { ArtefactView, useArtefactList } from '../../artefacts';

const FILES = ['requirements.txt', 'conda.yaml', 'python_env.yaml'];

const OfModel = ({
  model,
  runId,
  logged,
}: {
  model: string;
  runId: string;
  logged: Pick<LoggedModel, 'id' | 'name'>;
}) => {
  const place = { model, runId, loggedModel: logged.id };
  const read = useArtefactList(place, '');
  return (
    <PanelState read={read}>
      {({ pages }) => {
        const present = pages.flatMap(({ items }) => items);
        const files = FILES.filter(file =>
          present.some(({ path }) => path === file),
        );
        return files.length > 0 ? (
          files.map(file => (
            <Disclosure key={file} summary={file}>
              <ArtefactView {...place} path={file} />
            </Disclosure>
          ))
        ) : (
          <span>The model names no packages.</span>
        );
      }}
    </PanelState>
  );
};

/** What has to be installed to run the models that a run made, as their artefacts say it. */
export const EnvironmentFiles = ({
  model,
  runId,
  models,
}: {
  /** Entity reference. */
  model: string;
  runId: string;
  models: LoggedModel[];
}) => {
  const made = models.filter(({ role }) => role === 'made').slice(0, 5);
  return (
    <Panel title="Environment">
      {made.length > 0 ? (
        made.map(logged => (
          <OfModel
            key={logged.id}
            model={model}
            runId={runId}
            logged={logged}
          />
        ))
      ) : (
        <Empty
          title="No model of this run says what it needs."
          detail="MLflow writes requirements.txt, conda.yaml and python_env.yaml beside every model that is logged."
        />
      )}
    </Panel>
  );
};
