import { isError, ServiceUnavailableError } from '@backstage/errors';
import type { Freshness } from '@slipway/plugin-ml-common';
import type { PortInstance } from '@slipway/plugin-ml-node';

/** Longest wait for a list that a page shows, in milliseconds. */
const PATIENCE = 10_000;

// Refused credentials are the portal's, not the caller's: to a reader of a page the system does not answer.
const SILENT = new Set([
  'ServiceUnavailableError',
  'NotAllowedError',
  'AuthenticationError',
  'TimeoutError',
  'AbortError',
]);

/** Did the outside system give no answer, in contrast to a refusal of what was asked? */
export const isNoAnswer = (error: unknown): error is Error =>
  isError(error) && SILENT.has(error.name);

const wordsOf = (instance: PortInstance, error: Error): string =>
  error.name === 'TimeoutError' || error.name === 'AbortError'
    ? `${instance.system} (${instance.name}) did not answer within ${
        PATIENCE / 1000
      } s. Try again; if it stays, look at its load`
    : error.message;

/** What came from its source just now. */
export const live = (instance: PortInstance, now: Date): Freshness => ({
  state: 'live',
  system: instance.system,
  instance: instance.name,
  asOf: now.toISOString(),
});

/** A copy, and why. */
export const stale = (
  instance: PortInstance,
  asOf: string,
  error: Error,
): Freshness => ({
  state: 'stale',
  system: instance.system,
  instance: instance.name,
  asOf,
  error: wordsOf(instance, error),
});

/**
 * Asks an outside system for something that a page shows, for at most ten seconds. `fallback` answers when it gives no
 * answer; with nothing to fall back on (`undefined`) that is a `ServiceUnavailableError`. Refusals come through.
 */
export async function askOrFallBack<T>(
  instance: PortInstance,
  ask: (signal: AbortSignal) => Promise<T>,
  fallback: (error: Error) => Promise<T | undefined>,
): Promise<T> {
  try {
    return await ask(AbortSignal.timeout(PATIENCE));
  } catch (error) {
    if (!isNoAnswer(error)) throw error;
    const known = await fallback(error);
    if (known !== undefined) return known;
    throw new ServiceUnavailableError(wordsOf(instance, error));
  }
}
