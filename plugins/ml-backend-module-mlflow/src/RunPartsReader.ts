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
    const made = await this.#searchMade(run.experimentId, runId, options);
    const known = new Map(made.map(model => [model.id, model]));
    const others = [...new Set([...run.made, ...run.used])]
      .filter(id => !known.has(id))
      .slice(0, MOST_MODELS);
    for (const model of await mapAtMost(MODELS_AT_ONCE, others, id =>
      this.#find(id, options),
    )) {
      if (model) known.set(model.id, model);
    }
    const models = [...known.values()]
      .slice(0, MOST_MODELS)
      .map(model => this.#ofRun(model, runId));
    return { note: run.note, datasets: run.datasets, models };
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
  ): Promise<Read[]> {
    // What comes from the address may not end the quotes.
    if (!/^[\w-]+$/.test(runId)) return [];
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
    return answer?.models ?? [];
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
