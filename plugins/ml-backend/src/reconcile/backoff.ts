/** Longest wait for an outside system in milliseconds: short, so that work goes on soon after it is back. */
const LONGEST_FOR_SYSTEM = 15_000;

/** Longest wait after a failure of our own. */
const LONGEST_FOR_FAILURE = 60_000;

const FIRST = 1_000;

/**
 * Milliseconds until the next try: doubling from one second up to a bound, each time a random part between half and all
 * of it ("equal jitter": M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015), so that rows that
 * failed together do not come back together.
 */
export function backoff(options: {
  /** Failures before this one. */
  failures: number;
  cause: 'system' | 'failure';
  /** In [0, 1). */
  random: () => number;
}): number {
  const longest =
    options.cause === 'system' ? LONGEST_FOR_SYSTEM : LONGEST_FOR_FAILURE;
  const full = Math.min(longest, FIRST * 2 ** Math.min(options.failures, 20));
  return Math.round(full / 2 + (full / 2) * options.random());
}
