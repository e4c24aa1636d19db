import { isError } from '@backstage/errors';
import type {
  CallOptions,
  LoggedModel,
  OutsideClient,
  RunParts,
} from '@slipway/plugin-ml-node';
import { loggedModelAnswer, loggedModelsAnswer } from './answers/loggedModels';
import { runPartsAnswer } from './answers/runParts';
import { mapAtMost } from './artefacts/mapAtMost';
import { API } from './createMlflowClient';

/** Most models of one run that are read. */
const MOST_MODELS = 50;

/** Models that are asked for at once, where they have to be asked for one by one. */
const MODELS_AT_ONCE = 4;

type Read = Omit<LoggedModel, 'role'> & { experimentId?: string };

/** Models as far as they could be read, and why some could not. */
type ReadModels = { models: Read[]; missing?: string; more?: boolean };

/** Reads what a run holds besides its facts: note, datasets, logged models. */
export class RunPartsReader {
  constructor(
    private readonly client: OutsideClient,
    private readonly webUrl: string,
  ) {}

  /** See `RunContents.getRunParts`. */
  async read(runId: string, options?: CallOptions): Promise<RunParts> {
    const { run } = await this.client.json(runPartsAnswer, {
      path: `${API}/runs/get`,
      query: { run_id: runId },
      signal: options?.signal,
    });
    const ids = [...new Set([...run.made, ...run.used])];
    const read = await this.#readModels(run.experimentId, runId, ids, options);
    return {
      note: run.note,
      datasets: run.datasets,
      models: read.models.map(model => this.#ofRun(model, runId)),
      missingModels: read.missing,
      moreModels: read.more,
      // A server that keeps models of their own writes no history, but one that was brought up to date has the old ones.
      modelFolders: read.models.length > 0 ? [] : run.folders,
    };
  }

  /** Those that the run made in one call, the others of `ids` one by one; one that is refused takes only itself. */
  async #readModels(
    experimentId: string,
    runId: string,
    ids: readonly string[],
    options?: CallOptions,
  ): Promise<ReadModels> {
    const known = new Map<string, Read>();
    let more = false;
    const done = (missing?: string): ReadModels => ({
      models: [...known.values()].slice(0, MOST_MODELS),
      missing,
      more: more || new Set([...known.keys(), ...ids]).size > MOST_MODELS,
    });
    try {
      const found = await this.#searchMade(experimentId, runId, options);
      more = found.more;
      for (const model of found.made) known.set(model.id, model);
      const others = ids.filter(id => !known.has(id)).slice(0, MOST_MODELS);
      let refused: string | undefined;
      const used = await mapAtMost(MODELS_AT_ONCE, others, async id => {
        try {
          return await this.#find(id, options);
        } catch (error) {
          if (!isError(error) || error.name !== 'NotAllowedError') throw error;
          refused = error.message;
          return undefined;
        }
      });
      for (const model of used) if (model) known.set(model.id, model);
      return done(refused);
    } catch (error) {
      return done(isError(error) ? error.message : String(error));
    }
  }

  /** A model as this run knows it: of one that it only used, its metrics are those of this run. */
  #ofRun({ experimentId, ...model }: Read, runId: string): LoggedModel {
    const role = model.sourceRunId === runId ? 'made' : 'used';
    const part = encodeURIComponent;
    return {
      ...model,
      role,
      metrics:
        role === 'made'
          ? model.metrics
          : model.metrics.filter(metric => metric.runId === runId),
      url:
        experimentId &&
        `${this.webUrl}/#/experiments/${part(experimentId)}/models/${part(
          model.id,
        )}`,
    };
  }

  /** Empty on a server older than logged models (MLflow 2). */
  async #searchMade(
    experimentId: string,
    runId: string,
    options?: CallOptions,
  ): Promise<{ made: Read[]; more: boolean }> {
    // What comes from the address may not end the quotes.
    if (!/^[\w-]+$/.test(runId)) return { made: [], more: false };
    const answer = await orNothing(
      this.client.json(loggedModelsAnswer, {
        method: 'POST',
        path: `${API}/logged-models/search`,
        // It only reads.
        idempotent: true,
        body: {
          experiment_ids: [experimentId],
          filter: `source_run_id = '${runId}'`,
          max_results: MOST_MODELS,
        },
        signal: options?.signal,
      }),
    );
    return {
      made: answer?.models ?? [],
      more: Boolean(answer?.next_page_token),
    };
  }

  /** Nothing for a model that was deleted. */
  async #find(id: string, options?: CallOptions): Promise<Read | undefined> {
    const answer = await orNothing(
      this.client.json(loggedModelAnswer, {
        path: `${API}/logged-models/${encodeURIComponent(id)}`,
        signal: options?.signal,
      }),
    );
    return answer?.model;
  }
}

async function orNothing<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}
