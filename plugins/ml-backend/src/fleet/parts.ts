const PART = 200;

/** A list in parts that a statement takes. */
export function* partsOf<T>(all: readonly T[], size = PART): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) {
    yield all.slice(from, from + size);
  }
}
