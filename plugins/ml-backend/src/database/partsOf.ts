/** Databases bound the number of values of a statement. */
const PART = 200;

/** A list in parts, each of which one statement takes. */
export function* partsOf<T>(
  all: readonly T[],
  size: number = PART,
): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) {
    yield all.slice(from, from + size);
  }
}
