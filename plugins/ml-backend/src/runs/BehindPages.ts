/** Nothing asked for so long is a quiet moment, in milliseconds. */
const QUIET = 200;

/**
 * Work that no reader waits for. Beside pages that are asked for one after another it would slow each of them, so it
 * waits for a quiet moment then; one piece at a time, that of the newest page first.
 */
export class BehindPages {
  readonly #most: number;
  readonly #quietFor: number;
  readonly #patience: number;
  readonly #waiting: (() => Promise<unknown>)[] = [];
  #asked = -Infinity;
  #isQuiet = true;
  #isBusy = false;

  constructor(options: {
    /** So many pieces wait; older ones are left. */
    most: number;
    quietFor?: number;
    /** Longest that the next piece waits where it never gets quiet, in milliseconds. */
    patience?: number;
  }) {
    this.#most = options.most;
    this.#quietFor = options.quietFor ?? QUIET;
    this.#patience = options.patience ?? Infinity;
  }

  /** A page is asked for. */
  asked(): void {
    const now = performance.now();
    this.#isQuiet = now - this.#asked >= this.#quietFor;
    this.#asked = now;
  }

  /** For the page that was asked for last. Begins at once where it was quiet before. What fails is forgotten. */
  do(work: () => Promise<unknown>): void {
    this.#waiting.push(work);
    if (this.#waiting.length > this.#most) this.#waiting.shift();
    if (!this.#isBusy) this.#workOff();
  }

  async #workOff() {
    this.#isBusy = true;
    if (!this.#isQuiet) await this.#quiet();
    for (let work = this.#waiting.pop(); work; work = this.#waiting.pop()) {
      await work().catch(() => {});
      await this.#quiet();
    }
    this.#isBusy = false;
  }

  async #quiet() {
    const latest = performance.now() + this.#patience;
    const left = () =>
      Math.min(this.#asked + this.#quietFor, latest) - performance.now();
    while (left() > 0) {
      await new Promise<void>(resolve => {
        setTimeout(resolve, Math.ceil(left())).unref();
      });
    }
  }
}
