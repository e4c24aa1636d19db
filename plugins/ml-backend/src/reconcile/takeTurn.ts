import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SystemUnavailableError } from './askSystem';
import { backoff } from './backoff';
import type { Lease, LeaseStore, TurnColumns } from './LeaseStore';
import type { Reconcilable } from './types';

const REASON_LENGTH = 1_000;

/** What a turn needs from its surroundings. */
export type TurnContext = {
  leases: LeaseStore;
  logger: LoggerService;
  now: () => Date;
  random: () => number;
  signal: AbortSignal;
};

/** How a turn ended: the outcome was written, thrown away for a new goal or a lost lease, or the step failed. */
export type TurnEnd = 'written' | 'discarded' | 'failed';

/** Lets a room take one step for a leased row, and writes what came of it. Throws only when the database fails. */
export async function takeTurn(
  reconcilable: Reconcilable,
  lease: Lease,
  context: TurnContext,
): Promise<TurnEnd> {
  const { leases, logger, now, signal } = context;
  let outcome;
  try {
    outcome = await reconcilable.step({
      id: lease.id,
      failures: lease.failures,
      now: now(),
      signal,
    });
  } catch (error) {
    // The process ends or the lease was lost: the row is somebody else's to go on with, and nothing failed.
    if (signal.aborted) {
      await leases.release(lease);
      return 'discarded';
    }
    const columns = failureColumns(toError(error), lease, context);
    // An outside system that is down would fill the log: the row itself says what it waits for.
    if (columns.waiting_for === null || lease.failures === 0) {
      logger.warn(
        `The ${reconcilable.name} ${lease.id} could not take its next step and tries again`,
        toError(error),
      );
    }
    if (await leases.finish(lease, columns)) {
      reconcilable.announceWaiting?.(lease.id);
      return 'failed';
    }
    await leases.release(lease);
    return 'discarded';
  }
  const written = await leases.finish(
    lease,
    {
      next_turn_at:
        outcome.next === 'rest'
          ? null
          : new Date(now().getTime() + outcome.next).toISOString(),
      turns_failed: 0,
      waiting_for: null,
      waiting_reason: null,
    },
    outcome.write,
  );
  if (!written) {
    await leases.release(lease);
    return 'discarded';
  }
  try {
    await outcome.announce?.();
  } catch (error) {
    logger.warn(
      `Could not announce the ${reconcilable.name} ${lease.id}`,
      toError(error),
    );
  }
  return 'written';
}

function failureColumns(
  error: Error,
  lease: Lease,
  { now, random }: TurnContext,
): TurnColumns {
  const system =
    error instanceof SystemUnavailableError ? error.system : undefined;
  const wait = backoff({
    failures: lease.failures,
    cause: system ? 'system' : 'failure',
    random,
  });
  return {
    next_turn_at: new Date(now().getTime() + wait).toISOString(),
    turns_failed: lease.failures + 1,
    waiting_for: system?.slice(0, 100) ?? null,
    waiting_reason: error.message.slice(0, REASON_LENGTH),
  };
}
