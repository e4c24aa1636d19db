import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Promotion } from '@slipway/plugin-ml-common';
import type { ArtefactDigest, SmokeResult } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { ModelSpec } from '../entities';
import type { Environment } from '../environments';

/** Where and how a model serves in one environment; plain JSON, so that it can be part of a plan and hashed. */
export type DeploymentPlan = {
  /** Name on the target: `<model>-<environment>`. */
  name: string;
  /** Configured deployment target. */
  target: string;
  /** Entity reference. */
  model: string;
  environment: string;
  /** Configured registry instance, and the name there. */
  registry: string;
  registeredModel: string;
  replicas: number;
  resources: { cpus: number; gpus: number };
};

/** A version, wholly identified. */
export type DeployedVersion = { version: string; digest: ArtefactDigest };

/** What a deployment shall serve from now on. */
export type DeploymentGoal = DeployedVersion & {
  /** Identifies the rollout; setting a goal with the id of one that is there changes nothing. A promotion's id. */
  rolloutId: string;
  plan: DeploymentPlan;
  /** Entity reference of who decided it, or `system:slipway`. */
  actor: string;
  approvedBy: string[];
  /** When this serves again what served before: the rollout whose version it is. */
  restores?: string;
};

/**
 * The life of one rollout:
 *
 * `deploying -> serving -> replaced` when all is well;
 * `deploying | serving -> putting-back -> put-back` when it did not answer, or was aborted: what served before serves
 * again (or nothing, where nothing had served);
 * `deploying -> superseded` when another goal came first.
 */
export type RolloutState =
  | 'deploying'
  | 'serving'
  | 'replaced'
  | 'putting-back'
  | 'put-back'
  | 'superseded';

/** One rollout: one version taken to one environment. */
export type Rollout = DeployedVersion & {
  id: string;
  model: string;
  environment: string;
  state: RolloutState;
  /** Why it is in that state: the target's words, or the reason of the abort. */
  message?: string;
  /** The request that proved it, or the last one that failed. */
  smoke?: SmokeResult;
  /** The outside system that does not answer. */
  waitingFor?: string;
  setAt: Date;
  /** When it first answered with its own digest. */
  servedAt?: Date;
  endedAt?: Date;
};

/** What serves in one environment. */
export type ServingVersion = DeployedVersion & {
  rolloutId: string;
  since: Date;
  approvedBy: string[];
};

/** A deployment as last observed. */
export type DeploymentRecord = {
  model: string;
  environment: string;
  target: string;
  registry: string;
  registeredModel: string;
  /** `unknown`: the target does not answer; the rest is what was last seen. */
  state: 'deploying' | 'serving' | 'failed' | 'unknown';
  message?: string;
  endpoint?: string;
  /** What was proven to serve, by a real request that answered with this digest. */
  serving?: ServingVersion;
  /** What served before it and can serve again. */
  previous?: ServingVersion;
  /** The newest goal. */
  rollout: Rollout;
  /** When the target was last seen. */
  observedAt?: Date;
};

/** What serves where. */
export interface DeploymentService {
  /** Where and how a model serves in an environment. Throws `InputError` when no target is configured for it. */
  plan(model: ModelSpec, environment: Environment): DeploymentPlan;
  /**
   * Writes what shall serve, with its ledger entry, in the caller's transaction. The caller calls `wake` after its
   * commit. An open rollout of the same model and environment is superseded.
   */
  setGoal(transaction: Knex.Transaction, goal: DeploymentGoal): Promise<void>;
  /**
   * Writes that what served before the rollout shall serve again, in the caller's transaction. Does nothing when the
   * rollout has ended. Throws `NotFoundError`.
   */
  putBack(
    transaction: Knex.Transaction,
    rolloutId: string,
    by: { actor: string; reason: string },
  ): Promise<void>;
  /** One rollout, or undefined. */
  getRollout(rolloutId: string): Promise<Rollout | undefined>;
  /** One deployment, or undefined when nothing was ever deployed there. */
  get(
    model: string,
    environment: string,
  ): Promise<DeploymentRecord | undefined>;
  /** A model's deployments. */
  list(model: string): Promise<DeploymentRecord[]>;
  /** Deployments of many models in one query. */
  getByModel(
    modelRefs: readonly string[],
  ): Promise<Map<string, DeploymentRecord[]>>;
  /** Has the loop look at once at what was written. */
  wake(): void;
}

/** Asks for the promotion (mode `rollback`) that serves again what served before. The promotions room does it. */
export interface RollbackRequester {
  /**
   * Throws `NotFoundError` when nothing serves there, and `ConflictError` when nothing served before or a promotion is
   * rolling out. The caller was authorised.
   */
  requestRollback(request: {
    model: string;
    environment: string;
    reason: string;
    /** Entity reference of who asks. */
    actor: string;
    credentials: BackstageCredentials;
  }): Promise<Promotion>;
}
