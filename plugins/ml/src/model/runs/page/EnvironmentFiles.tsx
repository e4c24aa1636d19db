import type { LoggedModel, RunDetail } from '@slipway/plugin-ml-common';
import { Disclosure, Empty, Panel, PanelState } from '../../../design';
import { ArtefactView, useArtefactList } from '../../artefacts';
import { MissingNotice } from './MissingNotice';

/** Most models whose files are looked for. */
const MOST_MODELS = 5;

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
  run,
}: {
  /** Entity reference. */
  model: string;
  run: RunDetail;
}) => {
  const made = run.models.filter(({ role }) => role === 'made');
  const missing = run.missing ?? run.missingModels;
  return (
    <Panel
      title="Environment"
      about={
        made.length > MOST_MODELS
          ? `Of the first ${MOST_MODELS} of ${made.length} models`
          : undefined
      }
    >
      <MissingNotice why={missing} what="What its models need" />
      {made.length > 0
        ? made
            .slice(0, MOST_MODELS)
            .map(logged => (
              <OfModel
                key={logged.id}
                model={model}
                runId={run.id}
                logged={logged}
              />
            ))
        : null}
      {made.length > 0 || missing ? null : (
        <Empty
          title="No model of this run says what it needs."
          detail="MLflow writes requirements.txt, conda.yaml and python_env.yaml beside every model that is logged."
        />
      )}
    </Panel>
  );
};
