import type { LaunchState } from '@slipway/plugin-ml-common';
import type { ExecutionStatus } from '@slipway/plugin-ml-node';
import { hasEnded } from './types';

/** What somebody wants of a launch; `give-up` is the portal's own wish to stop it, and then it has failed. */
export type LaunchGoal = 'run' | 'stop' | 'give-up';

/** What decides a launch's next step. */
export type LaunchFacts = {
  state: LaunchState;
  goal: LaunchGoal;
  goalReason?: string;
  /** Turns in a row in which the cluster answered and knew nothing of the execution. */
  missingTurns: number;
  submittedAt?: Date;
};

/** What to ask the cluster for next. */
export type LaunchAct = 'submit' | 'find' | 'rest';

/** What follows from what the cluster said. */
export type LaunchFinding =
  /** Nothing to do but look again. */
  | {
      kind: 'wait';
      state: 'queued' | 'submitted' | 'running';
      reason?: string;
      missingTurns: number;
      next: number;
    }
  /** It has to be stopped at the cluster. */
  | { kind: 'stop'; next: number }
  /** It waits for too long. */
  | { kind: 'give-up'; reason: string }
  /** It is over. A reason is missing where the log says it better. */
  | {
      kind: 'end';
      state: 'succeeded' | 'failed' | 'stopped' | 'lost';
      reason?: string;
    };

/** Waits and bounds in milliseconds. */
export type LaunchPace = {
  /** Between two looks at an execution. */
  look: number;
  /** How long an execution may wait for the cluster to start it. */
  waitingDeadline: number;
};

/**
 * How often a cluster that answers must not know an execution before it counts as not there: a request that was lost on
 * the way may still arrive, and a head that has just started may not have read its table yet.
 */
export const MISSING_TURNS = 3;

/**
 * A queued launch was never seen at the cluster: submitting is what finds and adopts it there. When it shall not run
 * any more, one looks whether a submission arrived whose answer was lost.
 */
export function nextAct({ state, goal }: LaunchFacts): LaunchAct {
  if (hasEnded(state)) return 'rest';
  return state === 'queued' && goal === 'run' ? 'submit' : 'find';
}

/** The next state, from the row and from what the cluster says of the execution. */
export function judgeExecution(
  facts: LaunchFacts,
  found: ExecutionStatus | undefined,
  now: Date,
  pace: LaunchPace,
): LaunchFinding {
  if (!found) return judgeMissing(facts, pace);
  switch (found.state) {
    case 'succeeded':
      return { kind: 'end', state: 'succeeded' };
    case 'failed':
      return facts.goal === 'run'
        ? { kind: 'end', state: 'failed' }
        : endOfGoal(facts);
    case 'stopped':
      return facts.goal === 'run'
        ? {
            kind: 'end',
            state: 'stopped',
            reason: found.reason ?? 'Somebody stopped it at the cluster',
          }
        : endOfGoal(facts);
    default:
      return judgeAlive(facts, found, now, pace);
  }
}

function judgeAlive(
  facts: LaunchFacts,
  found: ExecutionStatus,
  now: Date,
  pace: LaunchPace,
): LaunchFinding {
  if (facts.goal !== 'run') return { kind: 'stop', next: pace.look };
  const waited = facts.submittedAt
    ? now.getTime() - facts.submittedAt.getTime()
    : 0;
  if (found.state === 'waiting' && waited > pace.waitingDeadline) {
    return {
      kind: 'give-up',
      reason: `The cluster did not start it within ${showDuration(
        pace.waitingDeadline,
      )}${found.reason ? `: ${found.reason}` : ''}`,
    };
  }
  return {
    kind: 'wait',
    state: found.state === 'running' ? 'running' : 'submitted',
    reason: found.state === 'waiting' ? found.reason : undefined,
    missingTurns: 0,
    next: pace.look,
  };
}

function judgeMissing(facts: LaunchFacts, pace: LaunchPace): LaunchFinding {
  const missingTurns = facts.missingTurns + 1;
  if (missingTurns < MISSING_TURNS) {
    return {
      kind: 'wait',
      state:
        facts.state === 'running' || facts.state === 'submitted'
          ? facts.state
          : 'queued',
      missingTurns,
      next: pace.look,
    };
  }
  if (facts.goal !== 'run') return endOfGoal(facts);
  return {
    kind: 'end',
    state: 'lost',
    reason:
      'The cluster answers but no longer knows this execution; it was restarted or forgot it',
  };
}

function endOfGoal({ goal, goalReason }: LaunchFacts): LaunchFinding {
  return {
    kind: 'end',
    state: goal === 'give-up' ? 'failed' : 'stopped',
    reason: goalReason,
  };
}

function showDuration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
