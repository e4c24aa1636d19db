/**
 * Items whose making is told by a signal that whoever took them has gone: a generator alone learns of it at its next
 * `yield`, and may read long until then. It has no `throw`, so that a stream that fails ends it in the same way.
 */
export function endable<T>(
  make: (left: AbortSignal) => AsyncGenerator<T, void>,
): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]: () => {
      const leaving = new AbortController();
      const items = make(leaving.signal);
      return {
        next: () => items.next(),
        return: () => {
          leaving.abort();
          return items.return();
        },
      };
    },
  };
}
