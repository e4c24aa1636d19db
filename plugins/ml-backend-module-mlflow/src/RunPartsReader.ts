import { isError } from '@backstage/errors';
import {
  AnswerTooLargeError,
  StrangeAnswerError,
  type CallOptions,
  type LoggedModel,
  type OutsideClient,
  type Page,
  type RunParts,
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
    const read = await this.#readModels(run.experimentId, runId, run, options);
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

  /** Those that the run made in one call, the others one by one; one that cannot be read takes only itself. */
  async #readModels(
    experimentId: string,
    runId: string,
    { made, used }: { made: readonly string[]; used: readonly string[] },
    options?: CallOptions,
  ): Promise<ReadModels> {
    const ids = [...new Set([...made, ...used])];
    const known = new Map<string, Read>();
    let more = false;
    const done = (missing?: string): ReadModels => ({
      models: [...known.values()].slice(0, MOST_MODELS),
      missing,
      more: more || new Set([...known.keys(), ...ids]).size > MOST_MODELS,
    });
    try {
      const found = await this.#searchMade(experimentId, runId, options);
      more = Boolean(found.nextCursor);
      for (const model of found.items) known.set(model.id, model);
      const others = ids.filter(id => !known.has(id)).slice(0, MOST_MODELS);
      const answers = await mapAtMost(MODELS_AT_ONCE, others, async id => ({
        id,
        ...(await this.#findOrWhy(id, options)),
      }));
      for (const { id, model } of answers) if (model) known.set(id, model);
      return done(found.why ?? whyMissing(found, answers, new Set(made)));
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

  /** Empty on a server older than logged models (MLflow 2); `why` nothing of the answer can be read. */
  async #searchMade(
    experimentId: string,
    runId: string,
    options?: CallOptions,
  ): Promise<Page<Read> & { why?: string }> {
    // What comes from the address may not end the quotes.
    if (!/^[\w-]+$/.test(runId)) return { items: [] };
    try {
      const answer = await orNothing(
        this.client.json(loggedModelsAnswer({ limit: MOST_MODELS }), {
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
      return answer ?? { items: [] };
    } catch (error) {
      return { items: [], why: whyUnread(error) };
    }
  }

  /** Neither for a model that was deleted. */
  async #findOrWhy(
    id: string,
    options?: CallOptions,
  ): Promise<{ model?: Read; why?: string }> {
    try {
      const answer = await orNothing(
        this.client.json(loggedModelAnswer, {
          path: `${API}/logged-models/${encodeURIComponent(id)}`,
          signal: options?.signal,
        }),
      );
      return { model: answer?.model };
    } catch (error) {
      return { why: whyUnread(error) };
    }
  }
}

/** Why this one answer cannot be read, where others may be. Throws every other error. */
function whyUnread(error: unknown): string {
  const isOfOne =
    error instanceof StrangeAnswerError ||
    error instanceof AnswerTooLargeError ||
    (isError(error) && error.name === 'NotAllowedError');
  if (!isOfOne) throw error;
  return error.message;
}

/** How many models were left out, and why. One that the search left out and the run names was asked for by its name. */
function whyMissing(
  { leftOut = 0 }: Page<Read>,
  answers: readonly { id: string; model?: Read; why?: string }[],
  made: ReadonlySet<string>,
): string | undefined {
  const named = answers.filter(
    ({ id, model, why }) => made.has(id) && (model || why),
  ).length;
  const reasons = answers.flatMap(({ why }) => why ?? []);
  const count = reasons.length + Math.max(0, leftOut - named);
  if (count === 0) return undefined;
  const [why = 'The answer has an unknown form'] = reasons;
  return `${
    count === 1 ? '1 model is' : `${count} models are`
  } left out. ${why}`;
}

async function orNothing<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}
