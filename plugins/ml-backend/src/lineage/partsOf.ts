const PART = 200;

/** Parts of a list that one query takes. */
export function* partsOf<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += PART) {
    yield all.slice(from, from + PART);
  }
}
