import { InputError } from '@backstage/errors';
import type { ArtefactDigest, SmokeResult } from '@slipway/plugin-ml-node';
import type {
  DeploymentPlan,
  DeploymentRecord,
  Rollout,
  RolloutState,
  ServingVersion,
} from './types';

/** A row of the table `deployments`, without the columns of the loop that nobody else reads. */
export type DeploymentRow = {
  id: string;
  model: string;
  environment: string;
  target: string;
  rollout_id: string;
  serving_rollout_id: string | null;
  state: 'deploying' | 'serving' | 'failed';
  message: string | null;
  endpoint: string | null;
  observed_at: string | null;
  applied_rollout_id: string | null;
  applied_at: string | null;
  deadline_at: string | null;
  /** SQLite has 0 and 1. */
  proven: boolean | number;
  unfit_turns: number;
  next_turn_at: string | null;
  waiting_for: string | null;
  waiting_reason: string | null;
};

/** A row of the table `rollouts`. */
export type RolloutRow = {
  id: string;
  deployment_id: string;
  plan: string;
  version: string;
  digest: ArtefactDigest;
  state: RolloutState;
  message: string | null;
  smoke: string | null;
  replaces_id: string | null;
  previous_id: string | null;
  approved_by: string;
  set_by: string;
  set_at: string;
  served_at: string | null;
  ended_at: string | null;
};

const isPlan = (value: unknown): value is DeploymentPlan =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'target' in value &&
  'resources' in value;

const isSmoke = (value: unknown): value is SmokeResult =>
  typeof value === 'object' && value !== null && 'ok' in value;

const readTexts = (json: string): string[] => {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [];
};

/** Where and how a rollout serves. Throws `InputError` for a row that somebody else wrote. */
export function readPlan(row: Pick<RolloutRow, 'id' | 'plan'>): DeploymentPlan {
  const plan: unknown = JSON.parse(row.plan);
  if (!isPlan(plan)) {
    throw new InputError(`The rollout ${row.id} has no plan in the database`);
  }
  return plan;
}

/** A rollout for other rooms. */
export function toRollout(
  row: RolloutRow,
  deployment: Pick<
    DeploymentRow,
    'model' | 'environment' | 'rollout_id' | 'waiting_for'
  >,
): Rollout {
  const smoke: unknown = row.smoke ? JSON.parse(row.smoke) : undefined;
  return {
    id: row.id,
    model: deployment.model,
    environment: deployment.environment,
    version: row.version,
    digest: row.digest,
    state: row.state,
    message: row.message ?? undefined,
    smoke: isSmoke(smoke) ? smoke : undefined,
    waitingFor:
      deployment.rollout_id === row.id && deployment.waiting_for
        ? deployment.waiting_for
        : undefined,
    setAt: new Date(row.set_at),
    servedAt: row.served_at ? new Date(row.served_at) : undefined,
    endedAt: row.ended_at ? new Date(row.ended_at) : undefined,
  };
}

/** A rollout that serves, or has served. */
const toServing = (row: RolloutRow): ServingVersion => ({
  version: row.version,
  digest: row.digest,
  rolloutId: row.id,
  since: new Date(row.served_at ?? row.set_at),
  approvedBy: readTexts(row.approved_by),
});

/** A deployment for other rooms, with the rollouts that its row names. Undefined when its goal is not among them. */
export function toRecord(
  row: DeploymentRow,
  rollouts: ReadonlyMap<string, RolloutRow>,
): DeploymentRecord | undefined {
  const goal = rollouts.get(row.rollout_id);
  if (!goal) return undefined;
  const serving = rollouts.get(row.serving_rollout_id ?? '');
  const previous = rollouts.get(serving?.previous_id ?? '');
  const plan = readPlan(serving ?? goal);
  return {
    model: row.model,
    environment: row.environment,
    target: row.target,
    registry: plan.registry,
    registeredModel: plan.registeredModel,
    state: row.waiting_for ? 'unknown' : row.state,
    message: row.waiting_reason ?? row.message ?? undefined,
    endpoint: row.endpoint ?? undefined,
    serving: serving && toServing(serving),
    previous: previous && toServing(previous),
    rollout: toRollout(goal, row),
    observedAt: row.observed_at ? new Date(row.observed_at) : undefined,
  };
}
