import type { Column } from './columns';

const isNumber = (text: string) =>
  /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|Infinity)$/i.test(text);

// A spreadsheet takes a text that starts so for a formula, also with the wide signs of East Asian scripts (OWASP, CSV
// Injection).
const isFormula = (text: string) =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !isNumber(text);

const field = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = isFormula(value) ? `'${value}` : value;
  // Where numbers have a decimal comma, a spreadsheet parts cells at semicolons.
  return /[",;\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

type Told<R> = { title: string; text: NonNullable<Column<R>['text']> };

const toldBy = <R>(columns: Column<R>[]): Told<R>[] =>
  columns.flatMap(({ title, text }) => (text ? [{ title, text }] : []));

const lineOf = (fields: string[]) => `${fields.join(',')}\r\n`;

/** Rows as lines of CSV without their titles; only the columns that have a text. */
export const csvLines = <R>(columns: Column<R>[], rows: R[]): string => {
  const told = toldBy(columns);
  return rows
    .map(row => lineOf(told.map(({ text }) => field(text(row)))))
    .join('');
};

/** Rows as CSV (RFC 4180) with a line of titles; only the columns that have a text. */
export const toCsv = <R>(columns: Column<R>[], rows: R[]): string =>
  lineOf(toldBy(columns).map(({ title }) => field(title))) +
  csvLines(columns, rows);

/** Hands a text to the reader as a file. */
export const download = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
