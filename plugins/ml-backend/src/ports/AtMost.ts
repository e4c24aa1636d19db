import { ServiceUnavailableError } from '@backstage/errors';

/** Lets a few dear things happen at once; the others wait in line, as long as that is short. */
export class AtMost {
  readonly #most: number;
  readonly #waiting: number;
  readonly #line: (() => void)[] = [];
  #running = 0;

  constructor(options: {
    most: number;
    /** How many may wait. */
    waiting: number;
  }) {
    this.#most = options.most;
    this.#waiting = options.waiting;
  }

  /** Throws `ServiceUnavailableError` when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#most) {
      if (this.#line.length >= this.#waiting) {
        throw new ServiceUnavailableError(
          'The portal is busy with others of this kind; look again in a moment',
        );
      }
      await new Promise<void>(resolve => this.#line.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      // The place goes to the next one without becoming free between.
      if (next) next();
      else this.#running -= 1;
    }
  }
}
