import { InputError } from '@backstage/errors';
import { wholeCharacters } from './wholeCharacters';

/** Most bytes of a log that are read at once: 1 MiB. */
export const MAX_LOG_CHUNK = 1024 * 1024;

/** Throws `InputError` for an offset or size out of bounds. */
export function checkLogQuery(query: { offset: number; maxBytes: number }) {
  if (!Number.isInteger(query.offset) || query.offset < 0) {
    throw new InputError('The offset must be a whole number from 0');
  }
  if (!(query.maxBytes >= 1 && query.maxBytes <= MAX_LOG_CHUNK)) {
    throw new InputError(`maxBytes must be between 1 and ${MAX_LOG_CHUNK}`);
  }
}

/**
 * Takes the part of a log from `offset`, at most `maxBytes` long, out of the pieces of the whole log, and leaves as soon
 * as it has it. Holds no more than the part and one piece.
 *
 * A character that is cut at the end is left for the next part; at the log's end too while `ended` is false, because its
 * rest may still come.
 */
export async function readLogPart(
  pieces: AsyncIterable<Uint8Array>,
  query: { offset: number; maxBytes: number },
  ended: boolean,
): Promise<{ text: string; nextOffset: number; complete: boolean }> {
  const taken: Uint8Array[] = [];
  let missing = query.maxBytes;
  let skip = query.offset;
  let more = false;
  for await (const piece of pieces) {
    const rest = piece.subarray(Math.min(skip, piece.byteLength));
    skip -= piece.byteLength - rest.byteLength;
    taken.push(rest.subarray(0, missing));
    more = rest.byteLength > missing;
    missing -= Math.min(missing, rest.byteLength);
    if (more) {
      break;
    }
  }
  const bytes = Buffer.concat(taken);
  const whole = more || !ended ? wholeCharacters(bytes) : bytes.length;
  // One character that is longer than the part would hold the reader up for ever.
  const end = whole === 0 && more ? bytes.length : whole;
  return {
    text: bytes.subarray(0, end).toString('utf8'),
    nextOffset: query.offset + end,
    complete: ended && !more,
  };
}
