import type { Column } from '../columns';
import type { PageOf, Rest } from '../rest';

/** A row that is only a number. */
export type Numbered = { id: number };

/** Rows `from`, and so on, as many as `count`. */
export const numbered = (from: number, count: number): Numbered[] =>
  Array.from({ length: Math.max(count, 0) }, (_, index) => ({
    id: from + index,
  }));

/** Their only column. */
export const numberColumns: Column<Numbered>[] = [
  { id: 'id', title: 'Number', cell: row => row.id, text: row => row.id },
];

/** What of `total` rows follows the first ones, in pages; the cursor is the number of rows before it. */
export const restOf = (
  total: number,
  first: number,
  options: {
    perPage?: number;
    /** Called before each page; may throw, or wait. */
    before?: (cursor: number, signal: AbortSignal) => unknown;
  } = {},
): { rest: Rest<PageOf<Numbered>>; asked: number[] } => {
  const { perPage = 200, before } = options;
  const asked: number[] = [];
  const cursorAt = (row: number) => (row < total ? String(row) : undefined);
  return {
    asked,
    rest: {
      cursor: cursorAt(first),
      isWaiting: false,
      read: async (cursor, signal) => {
        const from = Number(cursor);
        asked.push(from);
        await before?.(from, signal);
        const items = numbered(from, Math.min(perPage, total - from));
        return { items, nextCursor: cursorAt(from + items.length) };
      },
    },
  };
};
