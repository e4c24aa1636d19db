import type { Launcher } from '@slipway/plugin-ml-node';
import { askSystem, type Turn } from '../reconcile';
import { collectLog } from './collectLog';
import { isRefusal } from './isRefusal';
import type { KeptLog } from './keptLog';
import { toKeptLog, type AttemptRow } from './launchRow';

/** Tries to read the log of an execution that is over, before it is given up. */
const TRIES = 3;

/**
 * What the kept log becomes by what the cluster has of it now; undefined when nothing is new. A log that cannot be read
 * is no reason not to see how the execution is; when that is over, the log is asked for a few times.
 */
export async function readOn(
  launcher: Launcher,
  query: { attempt: AttemptRow; isOver: boolean },
  turn: Turn,
): Promise<KeptLog | undefined> {
  const { attempt, isOver } = query;
  const kept = toKeptLog(attempt);
  try {
    const log = await collectLog(
      launcher,
      { submissionId: attempt.submission_id, kept, hasEnded: isOver },
      { signal: turn.signal },
    );
    return log.end === kept.end && log.complete === kept.complete
      ? undefined
      : log;
  } catch (error) {
    turn.signal.throwIfAborted();
    if (isOver && turn.failures < TRIES && !isRefusal(error)) {
      return askSystem(launcher, () => Promise.reject(error));
    }
    return undefined;
  }
}
