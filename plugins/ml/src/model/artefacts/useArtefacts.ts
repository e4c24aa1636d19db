import { useMlPages, useMlQuery } from '../../query';

/** Whose files: a run's, or those of a model that the run logged. */
export type ArtefactPlace = {
  /** Entity reference of the model. */
  model: string;
  runId: string;
  /** Id of a logged model of the run. */
  loggedModel?: string;
};

const PAGE = 100;

/** What is in one folder; the root's for `''`. */
export const useArtefactList = (
  { model, runId, loggedModel }: ArtefactPlace,
  path: string,
) =>
  useMlPages({
    key: ['artefacts', `${model} ${runId}`, loggedModel ?? '', path],
    limit: PAGE,
    read: (api, page, signal) =>
      api.getRunArtefacts(
        model,
        runId,
        { model: loggedModel, path: path || undefined, ...page },
        { signal },
      ),
  });

/** A preview of one file. */
export const useArtefact = (
  { model, runId, loggedModel }: ArtefactPlace,
  path: string,
) =>
  useMlQuery({
    key: [
      'artefact',
      // Another file is another subject: the one before is not kept on screen under its name.
      JSON.stringify([model, runId, loggedModel ?? '', path]),
    ],
    read: (api, signal) =>
      api.getRunArtefact(
        model,
        runId,
        { model: loggedModel, path },
        { signal },
      ),
  });
