import type {
  ArtefactQuery,
  ArtefactsQuery,
  CurveQuery,
  RunColumnsQuery,
  RunsQuery,
} from '../queries';
import type * as Words from '../words';
import { entityPath, part, toSearch } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** A model's runs: lists, comparison, curves, artefacts. */
export const runCalls = (server: MlServer) => ({
  getRuns(entityRef: string, query?: RunsQuery, options?: MlCallOptions) {
    return server.get<Words.RunPage>(
      `${entityPath(entityRef)}/runs${toSearch(query)}`,
      options,
    );
  },

  getRunColumns(
    entityRef: string,
    query?: RunColumnsQuery,
    options?: MlCallOptions,
  ) {
    return server.get<Words.RunColumns>(
      `${entityPath(entityRef)}/runs/columns${toSearch(query)}`,
      options,
    );
  },

  /** Everything that is known of 2 to 500 runs. */
  compareRuns(
    entityRef: string,
    runIds: readonly string[],
    options?: MlCallOptions,
  ) {
    return server.post<Words.RunComparison>(
      `${entityPath(entityRef)}/runs/comparison`,
      { runIds },
      options,
    );
  },

  /** Histories of one metric of 1 to 100 runs. */
  getRunCurves(
    entityRef: string,
    request: Words.RunCurvesRequest,
    options?: MlCallOptions,
  ) {
    return server.post<Words.RunCurves>(
      `${entityPath(entityRef)}/runs/curves`,
      request,
      options,
    );
  },

  /** The packages that 1 to 500 runs logged; with `read` the first 20 of unknown ones are read from their source. */
  getRunEnvironments(
    entityRef: string,
    request: Words.RunEnvironmentsRequest,
    options?: MlCallOptions,
  ) {
    return server.post<Words.RunEnvironments>(
      `${entityPath(entityRef)}/runs/environments`,
      request,
      options,
    );
  },

  getRun(entityRef: string, runId: string, options?: MlCallOptions) {
    return server.get<Words.RunDetail>(
      `${entityPath(entityRef)}/runs/${part(runId)}`,
      options,
    );
  },

  /** What is in one folder of a run's artefacts, or of a model that it logged. */
  getRunArtefacts(
    entityRef: string,
    runId: string,
    query?: ArtefactsQuery,
    options?: MlCallOptions,
  ) {
    return server.get<Words.ArtefactPage>(
      `${entityPath(entityRef)}/runs/${part(runId)}/artefacts${toSearch(
        query,
      )}`,
      options,
    );
  },

  /** A preview of one file, made by the portal. */
  getRunArtefact(
    entityRef: string,
    runId: string,
    query: ArtefactQuery,
    options?: MlCallOptions,
  ) {
    return server.get<Words.ArtefactPreview>(
      `${entityPath(entityRef)}/runs/${part(runId)}/artefact${toSearch(query)}`,
      options,
    );
  },

  getCurve(
    entityRef: string,
    runId: string,
    query: CurveQuery,
    options?: MlCallOptions,
  ) {
    return server.get<Words.Curve>(
      `${entityPath(entityRef)}/runs/${part(runId)}/curve${toSearch(query)}`,
      options,
    );
  },
});
