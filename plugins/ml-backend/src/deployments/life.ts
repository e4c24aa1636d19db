import type { DeploymentStatus, SmokeResult } from '@slipway/plugin-ml-node';
import type { DeployedVersion, RolloutState } from './types';

/** What decides a deployment's next step. */
export type DeploymentFacts = {
  /** State of the rollout that is the goal. */
  rollout: RolloutState;
  /** What shall serve now: the goal's version, or what it replaced when that is put back; undefined: nothing shall. */
  wanted: DeployedVersion | undefined;
  /** What shall serve is what the target was last told. */
  isApplied: boolean;
  /** It has answered a request with its digest since it was applied. */
  isProven: boolean;
  /** Turns in a row in which the target said that it has failed, or had something else. */
  unfitTurns: number;
  appliedAt?: Date;
  /** When a rollout must have answered. */
  deadlineAt?: Date;
};

/** What follows from what the target said. */
export type DeploymentFinding =
  /** Nothing to do but look again. */
  | {
      kind: 'look';
      state: 'deploying' | 'serving' | 'failed';
      message?: string;
      unfitTurns: number;
      next: number;
    }
  /** It seems to serve: a real request has to prove it. */
  | { kind: 'prove' }
  /** The target has to be told again. */
  | { kind: 'apply-again'; reason: string }
  /** It has to be taken away. */
  | { kind: 'remove' }
  /** The rollout has failed. */
  | { kind: 'put-back'; reason: string }
  /** What was to be put back is: `reason` is there when it does not answer either. */
  | { kind: 'is-put-back'; reason?: string };

/** Milliseconds between two looks. */
export const PACE = { rollout: 1_000, steady: 30_000, failed: 5_000 };

/** How often the target must say something bad in a row before it counts: it may not have read its orders yet. */
export const UNFIT_TURNS = 3;

/** A deployment that has failed while it should serve is told again after this many milliseconds. */
const APPLY_AGAIN = 60_000;

/** The next step, from the row and from what the target says. */
export function judgeStatus(
  facts: DeploymentFacts,
  status: DeploymentStatus | undefined,
  now: Date,
): DeploymentFinding {
  if (!facts.wanted) return judgeAbsence(facts, status);
  if (!status || !isOf(status, facts.wanted)) {
    return judgeUnfit(facts, now, {
      message: status
        ? 'The target has another version than it was told'
        : 'The target no longer has it',
      isGone: true,
    });
  }
  switch (status.state) {
    case 'serving':
      return facts.isProven
        ? { kind: 'look', state: 'serving', unfitTurns: 0, next: PACE.steady }
        : { kind: 'prove' };
    case 'failed':
      return judgeUnfit(facts, now, {
        message: status.message ?? 'The target says that it has failed',
        isGone: false,
      });
    default:
      return waitFor(facts, now, {
        message: status.message,
        unfitTurns: 0,
      });
  }
}

/** The next step, from the row and from the answer to the request that should prove it. */
export function judgeSmoke(
  facts: DeploymentFacts,
  smoke: SmokeResult,
  now: Date,
): DeploymentFinding | { kind: 'proven' } {
  const { wanted } = facts;
  if (smoke.ok && wanted && smoke.digest === wanted.digest) {
    return { kind: 'proven' };
  }
  const message = explainSmoke(smoke, wanted);
  // The right version refuses: it will not change its mind.
  return !smoke.ok && wanted && smoke.digest === wanted.digest
    ? judgeUnfit(facts, now, { message, isGone: false })
    : waitFor(facts, now, { message, unfitTurns: facts.unfitTurns });
}

function explainSmoke(
  smoke: SmokeResult,
  wanted: DeployedVersion | undefined,
): string {
  if (smoke.ok) {
    return smoke.digest
      ? `It answers with version ${smoke.version} (${smoke.digest}) and not with version ${wanted?.version} (${wanted?.digest})`
      : 'It answers without saying its digest, so nobody knows what answers';
  }
  const status = smoke.status === undefined ? '' : ` with ${smoke.status}`;
  return `It does not answer the request of its input example${status}${
    smoke.message ? `: ${smoke.message}` : ''
  }`;
}

function judgeAbsence(
  facts: DeploymentFacts,
  status: DeploymentStatus | undefined,
): DeploymentFinding {
  if (status && status.state !== 'stopping') return { kind: 'remove' };
  if (facts.rollout === 'putting-back') return { kind: 'is-put-back' };
  return {
    kind: 'look',
    state: 'failed',
    message: 'Nothing serves here',
    unfitTurns: 0,
    next: PACE.steady,
  };
}

function judgeUnfit(
  facts: DeploymentFacts,
  now: Date,
  unfit: { message: string; isGone: boolean },
): DeploymentFinding {
  const { message, isGone } = unfit;
  const unfitTurns = facts.unfitTurns + 1;
  if (unfitTurns < UNFIT_TURNS) {
    return waitFor(facts, now, { message, unfitTurns });
  }
  // A restarted target has lost its orders, whatever the rollout was doing.
  if (isGone) return { kind: 'apply-again', reason: message };
  if (facts.rollout === 'deploying') {
    return { kind: 'put-back', reason: message };
  }
  const told = facts.appliedAt ? now.getTime() - facts.appliedAt.getTime() : 0;
  if (told > APPLY_AGAIN) return { kind: 'apply-again', reason: message };
  return waitFor(facts, now, { message, unfitTurns });
}

function waitFor(
  facts: DeploymentFacts,
  now: Date,
  seen: { message?: string; unfitTurns: number },
): DeploymentFinding {
  const isRollout =
    facts.rollout === 'deploying' || facts.rollout === 'putting-back';
  const isLate =
    facts.deadlineAt !== undefined &&
    now.getTime() > facts.deadlineAt.getTime();
  if (isRollout && isLate) {
    const reason = `It did not answer in time${
      seen.message ? `: ${seen.message}` : ''
    }`;
    return facts.rollout === 'deploying'
      ? { kind: 'put-back', reason }
      : { kind: 'is-put-back', reason };
  }
  // What has once answered is starting again, and its old deadline is long past.
  const hasFailed =
    seen.unfitTurns >= UNFIT_TURNS || (isLate && !facts.isProven);
  return {
    kind: 'look',
    state: hasFailed ? 'failed' : 'deploying',
    message: seen.message,
    unfitTurns: seen.unfitTurns,
    next: isRollout ? PACE.rollout : PACE.failed,
  };
}

function isOf(status: DeploymentStatus, wanted: DeployedVersion): boolean {
  return status.version === wanted.version && status.digest === wanted.digest;
}
