/** Most rows of a table's preview. */
export const MOST_ROWS = 1_000;

/** Most columns of a table's preview. */
export const MOST_COLUMNS = 200;

/** Most letters of all cells of a preview together. */
export const MOST_LETTERS = 2_000_000;

/** Most letters of one cell. */
export const LONGEST_CELL = 500;

/** Rows and columns as they are sent, and whether anything was left out. */
export type TableCut = {
  columns: string[];
  rows: string[][];
  truncated: boolean;
};

const cut = (text: string) =>
  text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;

/** A value of JSON as a cell's text. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return cut(typeof value === 'object' ? JSON.stringify(value) : String(value));
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
