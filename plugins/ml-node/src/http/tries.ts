import { setTimeout as pause } from 'node:timers/promises';

/** A failure after which another try may help. Never leaves this folder: `error` is what callers get. */
export class PassingFailure extends Error {
  constructor(readonly error: Error) {
    super(error.message);
  }
}

/**
 * Tries until it succeeds, fails for good, or `retries` further tries have failed too.
 *
 * Between tries it waits "full jitter": a random part of 100 ms, 200 ms, 400 ms, …
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), so that many portals do not come back at
 * the same moment.
 */
export async function withTries<T>(
  retries: number,
  signal: AbortSignal | undefined,
  act: () => Promise<T>,
): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof PassingFailure)) {
        throw error;
      }
      if (failed >= retries) {
        throw error.error;
      }
      await pause(Math.random() * 100 * 2 ** failed, undefined, { signal });
    }
  }
}
