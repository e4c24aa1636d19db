import type { JsonObject } from '@backstage/types';
import type {
  Estimate,
  Launch,
  LaunchDetail,
  LaunchState,
  LogChunk,
  Plan,
  Resources,
} from '@slipway/plugin-ml-common';
import type {
  CallOptions,
  Page,
  ResolvedSource,
} from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { ModelSpec, PipelineSpec } from '../entities';

/** What somebody wants launched. */
export type LaunchOrder = {
  pipeline: PipelineSpec;
  /** The model that the launch is for. */
  model?: ModelSpec;
  /** Checked against the pipeline's JSON Schema; defaults are filled in. */
  parameters?: JsonObject;
  /** In place of the pipeline's own. */
  resources?: Resources;
  /** The code to run; without it, what the pipeline's source URL points at now. */
  source?: ResolvedSource;
};

/** The model a launch is for, in the words of the registry. */
export type LaunchModel = {
  /** Entity reference. */
  ref: string;
  registry: string;
  registeredModel: string;
  experiment?: string;
};

/** Everything that is fixed before anything runs; plain JSON, so that it can be stored and hashed. */
export type LaunchPlan = NonNullable<Plan['launch']> & { model?: LaunchModel };

/** Who wants a launch, and why. */
export type LaunchRequester = {
  /** Entity reference, or `system:slipway`. */
  requestedBy: string;
  cause: Launch['cause'];
  /** The same key again gives the launch that it made first. At most 100 characters, unique over all callers. */
  idempotencyKey?: string;
};

/** A launch and what came of it. */
export type LaunchResult = Launch & {
  /** The version that the newest attempt registered; known when it has succeeded and exactly one carries its tags. */
  version?: string;
};

/** Which launches. */
export type LaunchQuery = {
  pipeline?: string;
  model?: string;
  state?: LaunchState[];
  /** 1 to 200. */
  limit: number;
  cursor?: string;
};

/** A launch with its attempts; the acts and runs are the API's to add. */
export type LaunchRecord = LaunchResult &
  Pick<LaunchDetail, 'attempts' | 'url'>;

/** States in which nothing more happens by itself. */
export const ENDED_LAUNCH_STATES = [
  'succeeded',
  'failed',
  'stopped',
  'lost',
] as const satisfies LaunchState[];

/** Has it ended? */
export const hasEnded = (state: LaunchState): boolean =>
  ENDED_LAUNCH_STATES.some(ended => ended === state);

/** Durable executions of pipelines. */
export interface LaunchService {
  /**
   * Checks an order and fixes everything that its execution needs: cluster, parameters with defaults, resources, and
   * the source's commit. Writes nothing. Throws `InputError` naming field, rule and remedy, and
   * `ServiceUnavailableError` when the forge does not answer.
   */
  plan(order: LaunchOrder, options?: CallOptions): Promise<LaunchPlan>;
  /** Hours and money, from earlier launches of the pipeline where there are some. Never asks an outside system. */
  estimate(plan: LaunchPlan): Promise<Estimate>;
  /**
   * Writes a launch of a plan and its ledger entry in the caller's transaction. The caller calls `wake` after its
   * commit.
   */
  create(
    transaction: Knex.Transaction,
    plan: LaunchPlan,
    requester: LaunchRequester,
  ): Promise<LaunchResult>;
  /** `plan`, then `create` in a transaction of its own, then `wake`. */
  launch(
    order: LaunchOrder,
    requester: LaunchRequester,
    options?: CallOptions,
  ): Promise<LaunchResult>;
  /**
   * Writes that a launch shall stop; does nothing when it has ended. With a transaction it is written there, and the
   * caller calls `wake` after its commit. Throws `NotFoundError`.
   */
  stop(
    id: string,
    by: { actor: string; reason: string },
    transaction?: Knex.Transaction,
  ): Promise<LaunchResult>;
  /** A further attempt. Throws `ConflictError` when it has not ended or has succeeded, and `NotFoundError`. */
  retry(id: string, by: { actor: string }): Promise<LaunchResult>;
  /** Throws `NotFoundError`. */
  get(id: string): Promise<LaunchResult>;
  /** With its attempts. Throws `NotFoundError`. */
  getRecord(id: string): Promise<LaunchRecord>;
  /** Newest first. */
  list(query: LaunchQuery): Promise<Page<LaunchResult>>;
  /**
   * A part of an attempt's log from a byte offset: from the cluster while it has it, else from what was kept. The
   * newest attempt when none is named. Throws `NotFoundError` for an attempt that there is not.
   */
  readLog(
    query: { id: string; attempt?: number; offset: number; maxBytes: number },
    options?: CallOptions,
  ): Promise<LogChunk>;
  /** How many launches of each model have not ended; models without are left out. */
  countOpenByModel(modelRefs: readonly string[]): Promise<Map<string, number>>;
  /** How many launches have not ended. */
  countOpen(): Promise<number>;
  /** Newest end of a succeeded training launch, by model. */
  getLastTrainedByModel(
    modelRefs: readonly string[],
  ): Promise<Map<string, Date>>;
  /** Has the loop look at once at what was written. */
  wake(): void;
}
