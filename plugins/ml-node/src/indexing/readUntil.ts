/** The parts of a long list as they are read, until a signal: then no more of it is asked for. Throws the signal's reason. */
export async function* readUntil<T>(
  signal: AbortSignal,
  parts: AsyncIterable<T>,
): AsyncGenerator<T, void> {
  for await (const part of parts) {
    signal.throwIfAborted();
    yield part;
  }
}
