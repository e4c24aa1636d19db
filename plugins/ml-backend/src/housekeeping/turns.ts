import { setImmediate } from 'node:timers/promises';

const PART = 250;

/** A long list in parts, between which everybody else has a turn: what is done with it blocks no request. */
export async function* inTurns<T>(all: readonly T[]): AsyncGenerator<T[]> {
  for (let from = 0; from < all.length; from += PART) {
    yield all.slice(from, from + PART);
    await setImmediate();
  }
}
