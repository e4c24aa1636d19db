import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

const LEASE_MS = 15_000;
const RENEW_MS = 5_000;

/** When a lease that is taken or renewed now ends. */
export const endOfLease = (now: Date): Date =>
  new Date(now.getTime() + LEASE_MS);

/** Keeps the lease of a row alive while a turn is taken, and says when it was lost to another replica. */
export class HeldLease {
  readonly #lost = new AbortController();
  readonly #renewal: NodeJS.Timeout;

  constructor(options: {
    /** Makes the lease longer; false when it is no longer this one's. */
    renew: (until: Date) => Promise<boolean>;
    now: () => Date;
    logger: LoggerService;
  }) {
    const { renew, now, logger } = options;
    this.#renewal = setInterval(() => {
      renew(endOfLease(now()))
        .then(held => {
          if (!held) {
            this.#lost.abort(new Error('Another replica took the turn'));
          }
        })
        .catch(error =>
          logger.warn('A lease could not be renewed', toError(error)),
        );
    }, RENEW_MS);
    this.#renewal.unref();
  }

  /** Aborted when the lease is lost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Renews it no more; it is given back with what the turn has found, or runs out. */
  letGo(): void {
    clearInterval(this.#renewal);
  }
}
