import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';

/** Open pages read again at most this often for changes in registries, in milliseconds. */
const EVERY = 1_000;

/** Hints open pages to read again what they show of the registries: at once, and then one hint for all of a while. */
export class RegistrySignals {
  readonly #logger: LoggerService;
  readonly #signals: SignalsService;
  readonly #now: () => Date;
  #sentAt = -Infinity;
  #isWaiting = false;

  constructor(options: {
    logger: LoggerService;
    signals: SignalsService;
    now: () => Date;
  }) {
    this.#logger = options.logger;
    this.#signals = options.signals;
    this.#now = options.now;
  }

  hint(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    const wait = this.#sentAt + EVERY - this.#now().getTime();
    setTimeout(() => this.#send(), Math.max(0, wait)).unref();
  }

  #send() {
    this.#isWaiting = false;
    this.#sentAt = this.#now().getTime();
    this.#signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: 'ml',
        message: { kind: 'registry' },
      })
      .catch(error =>
        this.#logger.debug('A signal was not sent', toError(error)),
      );
  }
}
