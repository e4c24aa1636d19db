/** Most rows of a table's preview. */
export const MOST_ROWS = 1_000;

/** Most columns of a table's preview. */
export const MOST_COLUMNS = 200;

/** Most letters of all cells of a preview together. */
const MOST_LETTERS = 2_000_000;

const LONGEST_CELL = 500;

/** Rows and columns as they are sent, and whether anything was left out. */
export type TableCut = {
  columns: string[];
  rows: string[][];
  truncated: boolean;
};

const cut = (text: string) =>
  text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;

/** Any value as a cell's text. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date)
    return Number.isNaN(+value) ? 'Invalid date' : value.toISOString();
  if (value instanceof Uint8Array)
    return `${value.byteLength} bytes: ${Buffer.from(
      value.subarray(0, 16),
    ).toString('hex')}`;
  if (typeof value === 'object')
    return cut(
      JSON.stringify(value, (_, part) =>
        typeof part === 'bigint' ? part.toString() : part,
      ) ?? '',
    );
  return String(value);
}

/** Cuts a table to what a preview holds. */
export function cutTable(
  columns: readonly unknown[],
  rows: readonly (readonly unknown[])[],
): TableCut {
  const names = columns.slice(0, MOST_COLUMNS).map(cellOf);
  const kept: string[][] = [];
  let letters = 0;
  for (const row of rows.slice(0, MOST_ROWS)) {
    const cells = names.map((_, index) => cellOf(row[index]));
    letters += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (letters > MOST_LETTERS) break;
    kept.push(cells);
  }
  return {
    columns: names,
    rows: kept,
    truncated: kept.length < rows.length || names.length < columns.length,
  };
}
