/** Lets at most `size` requests through at once; the others wait in order. */
export class RequestGate {
  #free: number;
  readonly #waiting: { enter: () => void }[] = [];

  constructor(size: number) {
    this.#free = size;
  }

  /** Waits for a place and gives the function that leaves it. Rejects with the signal's reason when aborted. */
  async enter(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
    } else {
      await this.#wait(signal);
    }
    let inside = true;
    return () => {
      if (inside) {
        inside = false;
        this.#leave();
      }
    };
  }

  #wait(signal?: AbortSignal): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const place = { enter: resolve };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(place), 1);
        reject(signal?.reason);
      };
      place.enter = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      this.#waiting.push(place);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  #leave() {
    const next = this.#waiting.shift();
    if (next) {
      next.enter();
    } else {
      this.#free += 1;
    }
  }
}
