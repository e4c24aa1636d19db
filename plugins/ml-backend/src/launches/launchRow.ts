import { InputError } from '@backstage/errors';
import type { LaunchState } from '@slipway/plugin-ml-common';
import type { KeptLog } from './keptLog';
import type { LaunchFacts, LaunchGoal } from './life';
import { submissionIdOf } from './submission';
import type { LaunchPlan, LaunchRecord, LaunchResult } from './types';

/** A row of the table `launches`, without the columns of the loop that nobody else reads. */
export type LaunchRow = {
  id: string;
  pipeline: string;
  model: string | null;
  plan: string;
  plan_hash: string;
  cluster: string;
  cause: string;
  requested_by: string;
  requested_at: string;
  idempotency_key: string | null;
  goal: LaunchGoal;
  goal_reason: string | null;
  state: LaunchState;
  state_reason: string | null;
  attempt: number;
  missing_turns: number;
  version: string | null;
  submitted_at: string | null;
  started_at: string | null;
  ended_at: string | null;
  earlier_seconds: number;
  updated_at: string;
  next_turn_at: string | null;
  waiting_for: string | null;
  waiting_reason: string | null;
};

/** A row of the table `launch_attempts`. */
export type AttemptRow = {
  launch_id: string;
  attempt: number;
  submission_id: string;
  state: LaunchState;
  reason: string | null;
  exit_code: number | null;
  started_at: string | null;
  ended_at: string | null;
  log_text: string;
  /** PostgreSQL's driver gives a bigint as text. */
  log_end: number | string;
  /** SQLite has 0 and 1. */
  log_complete: boolean | number;
};

const isPlan = (value: unknown): value is LaunchPlan =>
  typeof value === 'object' &&
  value !== null &&
  'pipeline' in value &&
  'resources' in value;

const isCause = (value: unknown): value is LaunchResult['cause'] =>
  typeof value === 'object' && value !== null && 'type' in value;

/** What is fixed of a launch. Throws `InputError` for a row that somebody else wrote. */
export function readPlan(row: Pick<LaunchRow, 'id' | 'plan'>): LaunchPlan {
  const plan: unknown = JSON.parse(row.plan);
  if (!isPlan(plan)) {
    throw new InputError(`The launch ${row.id} has no plan in the database`);
  }
  return plan;
}

/** What decides a launch's next step. */
export const factsOf = (row: LaunchRow): LaunchFacts => ({
  state: row.state,
  goal: row.goal,
  goalReason: row.goal_reason ?? undefined,
  missingTurns: row.missing_turns,
  submittedAt: row.submitted_at ? new Date(row.submitted_at) : undefined,
});

/** Seconds between two times, or until now where the second is not there. */
export function secondsBetween(
  from: string | null,
  to: string | null,
  now: Date,
): number {
  if (!from) return 0;
  const end = to ? Date.parse(to) : now.getTime();
  return Math.max(0, Math.round((end - Date.parse(from)) / 1_000));
}

/** What an outside price list says of a cluster. */
export type Price =
  | { currency: string; gpuHour: number; cpuHour: number }
  | undefined;

/** A launch in the words of the API. */
export function toLaunch(
  row: LaunchRow,
  context: { now: Date; price: Price },
): LaunchResult {
  const plan = readPlan(row);
  const cause: unknown = JSON.parse(row.cause);
  const hours =
    (row.earlier_seconds +
      secondsBetween(row.started_at, row.ended_at, context.now)) /
    3_600;
  const { gpus, cpus } = plan.resources;
  return {
    id: row.id,
    pipeline: row.pipeline,
    model: row.model ?? undefined,
    state: row.state,
    stateReason: row.state_reason ?? row.waiting_reason ?? undefined,
    waitingFor: row.waiting_for ?? undefined,
    attempt: row.attempt,
    cluster: row.cluster,
    resources: plan.resources,
    parameters: plan.parameters,
    sourceUrl: plan.sourceUrl,
    sourceCommit: plan.sourceCommit,
    cause: isCause(cause) ? cause : { type: 'service' },
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    cost: {
      gpuHours: hours * gpus,
      ...(context.price
        ? {
            amount:
              hours *
              (gpus * context.price.gpuHour + cpus * context.price.cpuHour),
            currency: context.price.currency,
          }
        : {}),
    },
    updatedAt: row.updated_at,
    version: row.version ?? undefined,
  };
}

/** The end of an attempt's log. */
export const toKeptLog = (row: AttemptRow): KeptLog => ({
  text: row.log_text,
  end: Number(row.log_end),
  complete: Boolean(row.log_complete),
});

/** An attempt in the words of the API; `lines` of its log's end. */
export function toAttempt(
  row: AttemptRow,
  lines: number,
): LaunchRecord['attempts'][number] {
  const tail = row.log_text.trimEnd().split('\n').slice(-lines).join('\n');
  return {
    attempt: row.attempt,
    submissionId: row.submission_id,
    state: row.state,
    reason: row.reason ?? undefined,
    exitCode: row.exit_code ?? undefined,
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    logTail: tail || undefined,
  };
}

/** A new attempt. */
export const newAttempt = (launchId: string, attempt: number): AttemptRow => ({
  launch_id: launchId,
  attempt,
  submission_id: submissionIdOf(launchId, attempt),
  state: 'queued',
  reason: null,
  exit_code: null,
  started_at: null,
  ended_at: null,
  log_text: '',
  log_end: 0,
  log_complete: false,
});
