/** Longest UTF-8 sequence. */
const MAX_SEQUENCE = 4;

/**
 * How many of the bytes are whole UTF-8 characters: all, or all but the beginning of a character at the end. Bytes that
 * are no UTF-8 count as whole, so that a reader never waits for their rest.
 */
export function wholeCharacters(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back < MAX_SEQUENCE && back <= length; back += 1) {
    const byte = bytes[length - back];
    if (byte < 0x80) {
      return length;
    }
    if (byte >= 0xc0) {
      return back < sequenceLength(byte) ? length - back : length;
    }
  }
  return length;
}

function sequenceLength(first: number) {
  if (first >= 0xf0) {
    return first < 0xf8 ? 4 : 1;
  }
  return first >= 0xe0 ? 3 : 2;
}
