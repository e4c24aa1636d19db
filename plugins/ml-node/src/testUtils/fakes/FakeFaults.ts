import { ServiceUnavailableError } from '@backstage/errors';
import type { CallOptions } from '../../ports';

/**
 * Makes a fake system slow, silent or failing, for one method or for all.
 *
 * `M` names the methods of the port.
 */
export class FakeFaults<M extends string> {
  /** Methods that were called, in order, whether they succeeded or not. */
  readonly calls: M[] = [];

  #down = false;
  readonly #failures = new Map<M, Error[]>();
  readonly #lostAnswers = new Map<M, number>();
  readonly #gates = new Map<M, Promise<void>>();

  constructor(private readonly system: string) {}

  /** From now on every call gets no answer. */
  goDown(): void {
    this.#down = true;
  }

  /** From now on calls are answered again. */
  comeBack(): void {
    this.#down = false;
  }

  /** The next call of `method` throws `error` and has no effect; called twice, the next two calls fail. */
  failNext(method: M, error: Error): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), error]);
  }

  /** The next call of `method` takes effect, and then its caller gets `ServiceUnavailableError`: the answer was lost. */
  loseNextAnswer(method: M): void {
    this.#lostAnswers.set(method, (this.#lostAnswers.get(method) ?? 0) + 1);
  }

  /** Calls of `method` wait until the returned function is called. */
  hold(method: M): () => void {
    let release: () => void = () => {};
    this.#gates.set(
      method,
      new Promise(resolve => {
        release = resolve;
      }),
    );
    return () => {
      this.#gates.delete(method);
      release();
    };
  }

  /** How often `method` was called. */
  count(method: M): number {
    return this.calls.filter(call => call === method).length;
  }

  /** For the fakes: one call of `method` that does `act`, with the faults of the moment. */
  async run<T>(
    method: M,
    options: CallOptions | undefined,
    act: () => T | Promise<T>,
  ): Promise<T> {
    this.calls.push(method);
    options?.signal?.throwIfAborted();
    const gate = this.#gates.get(method);
    if (gate) {
      await untilAborted(gate, options?.signal);
    }
    if (this.#down) {
      throw this.#noAnswer();
    }
    const failure = this.#failures.get(method)?.shift();
    if (failure) {
      throw failure;
    }
    const result = await act();
    const lost = this.#lostAnswers.get(method) ?? 0;
    if (lost > 0) {
      this.#lostAnswers.set(method, lost - 1);
      throw this.#noAnswer();
    }
    return result;
  }

  #noAnswer() {
    return new ServiceUnavailableError(
      `${this.system} does not answer; try again when it is back`,
    );
  }
}

async function untilAborted(gate: Promise<void>, signal?: AbortSignal) {
  if (!signal) {
    await gate;
    return;
  }
  let stop: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([gate, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
