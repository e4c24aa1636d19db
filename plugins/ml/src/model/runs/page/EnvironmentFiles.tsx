import type { RunDetail } from '@slipway/plugin-ml-common';
import {
  Disclosure,
  Empty,
  MoreButton,
  Panel,
  PanelState,
  shownText,
} from '../../../design';
import {
  ArtefactView,
  useArtefactList,
  type ArtefactPlace,
} from '../../artefacts';
import { MissingNotice } from './MissingNotice';

/** Most models whose files are looked for. */
const MOST_MODELS = 5;

const FILES = ['requirements.txt', 'conda.yaml', 'python_env.yaml'];

/** Where the files of a model are: in the folder of its place, or at its root. */
type Where = { place: ArtefactPlace; folder?: string };

/** Where the models are that the run made: models of their own (MLflow 3), and folders of its artefacts (MLflow 2). */
const placesOf = (
  model: string,
  { id, models, modelFolders = [] }: RunDetail,
): Where[] => [
  ...models
    .filter(({ role }) => role === 'made')
    .map(logged => ({ place: { model, runId: id, loggedModel: logged.id } })),
  ...modelFolders.map(({ path }) => ({
    place: { model, runId: id },
    folder: path,
  })),
];

const OfModel = ({ place, folder = '' }: Where) => {
  const read = useArtefactList(place, folder);
  return (
    <PanelState read={read}>
      {({ pages }) => {
        const present = new Set(
          pages.flatMap(({ items }) => items.map(({ path }) => path)),
        );
        const files = FILES.map(file =>
          folder ? `${folder}/${file}` : file,
        ).filter(path => present.has(path));
        return (
          <>
            {files.map(path => (
              <Disclosure key={path} summary={shownText(path)}>
                <ArtefactView {...place} path={path} />
              </Disclosure>
            ))}
            {files.length === 0 && !read.hasNextPage ? (
              <span>The model names no packages.</span>
            ) : null}
            {files.length < FILES.length && read.hasNextPage ? (
              <div style={{ fontSize: '0.875rem' }}>
                The first {present.size.toLocaleString('en')} files of the model
                were looked through.{' '}
                <MoreButton
                  label="Look further"
                  loading={read.isFetchingNextPage}
                  onMore={() => read.fetchNextPage()}
                />
              </div>
            ) : null}
          </>
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
  const places = placesOf(model, run);
  const missing = run.missing ?? run.missingModels;
  return (
    <Panel
      title="Environment"
      about={
        places.length > MOST_MODELS
          ? `Of the first ${MOST_MODELS} of ${places.length} models`
          : undefined
      }
    >
      <MissingNotice why={missing} what="What its models need" />
      {places.slice(0, MOST_MODELS).map(where => (
        <OfModel key={where.folder ?? where.place.loggedModel} {...where} />
      ))}
      {places.length > 0 || missing ? null : (
        <Empty
          title="No model of this run says what it needs."
          detail="MLflow writes requirements.txt, conda.yaml and python_env.yaml beside every model that is logged."
        />
      )}
    </Panel>
  );
};
