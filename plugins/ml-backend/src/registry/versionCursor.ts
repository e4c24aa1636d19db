import { decodeCursor, encodeCursor } from '../database/cursor';

/** Where a page of versions ended: in the copy, or in the source, which is asked while the copy is not there yet. */
export type VersionPosition =
  | { in: 'copy'; ordinal: number; version: string }
  | { in: 'source'; cursor: string };

/** Throws `InputError` for what is no cursor of ours. */
export function readVersionCursor(cursor: string): VersionPosition {
  const [place, first, version] = decodeCursor(cursor, 3);
  return place === 'source'
    ? { in: 'source', cursor: String(first) }
    : { in: 'copy', ordinal: Number(first), version: String(version) };
}

export function writeVersionCursor(position: VersionPosition): string {
  return position.in === 'source'
    ? encodeCursor(['source', position.cursor, ''])
    : encodeCursor(['copy', position.ordinal, position.version]);
}
