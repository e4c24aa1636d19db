import type { LogChunk } from '@slipway/plugin-ml-common';

/** The end of a log as the portal keeps it, so that it survives the cluster. */
export type KeptLog = {
  text: string;
  /** Byte offset in the whole log at which `text` ends. */
  end: number;
  /** Nothing more will come. */
  complete: boolean;
};

/** Bytes of a log's end that are kept. */
export const KEPT_BYTES = 64 * 1024;

/** Where the kept text begins in the whole log. */
const startOf = ({ text, end }: KeptLog) => end - Buffer.byteLength(text);

// PostgreSQL's text has no NUL; a space keeps the offsets.
const storable = (text: string) => text.replaceAll('\u0000', ' ');

/** Adds what came after the kept end, and lets go of what is too old. */
export function keepLog(kept: KeptLog, chunk: LogChunk): KeptLog {
  const bytes = Buffer.from(kept.text + storable(chunk.text));
  return {
    text: bytes.subarray(cutAt(bytes, KEPT_BYTES)).toString('utf8'),
    end: chunk.nextOffset,
    complete: chunk.complete,
  };
}

/** A part of the log from what is kept; says so where the part asked for was not kept. */
export function readKept(
  kept: KeptLog,
  query: { offset: number; maxBytes: number },
): LogChunk {
  const start = startOf(kept);
  const from = Math.max(query.offset, start);
  const bytes = Buffer.from(kept.text).subarray(Math.max(0, from - start));
  const part = bytes.subarray(0, lastWhole(bytes, query.maxBytes));
  const gap =
    query.offset < start
      ? `[${start - query.offset} bytes before this were not kept]\n`
      : '';
  const nextOffset = Math.max(query.offset, from + part.byteLength);
  return {
    text: gap + part.toString('utf8'),
    nextOffset,
    complete: kept.complete && nextOffset >= kept.end,
  };
}

const continues = (byte: number | undefined) =>
  byte !== undefined && byte >= 0x80 && byte < 0xc0;

/** First byte of the last `size` bytes that begins a character. */
function cutAt(bytes: Buffer, size: number): number {
  let at = Math.max(0, bytes.byteLength - size);
  while (continues(bytes[at])) at += 1;
  return at;
}

/** How many of the first `size` bytes are whole characters; at least one character. */
function lastWhole(bytes: Buffer, size: number): number {
  if (bytes.byteLength <= size) return bytes.byteLength;
  let end = size;
  while (end > 0 && continues(bytes[end])) end -= 1;
  if (end > 0) return end;
  end = 1;
  while (continues(bytes[end])) end += 1;
  return end;
}
