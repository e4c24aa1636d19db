import { parse } from 'csv-parse/sync';
import { cutTable, MOST_ROWS, type TableCut } from './cells';

/** Longest record, in letters; a file with a longer one is shown as text. */
const LONGEST_RECORD = 200_000;

/** The delimiter that the first line has most of: spreadsheets of many countries write `;`. */
function delimiterOf(text: string, usual: string): string {
  const [line] = text.slice(0, 10_000).split(/\r?\n/, 1);
  const count = (delimiter: string) => line.split(delimiter).length;
  return [usual, ';', '\t', '|'].reduce((best, one) =>
    count(one) > count(best) ? one : best,
  );
}

/**
 * The head of a CSV or TSV file (RFC 4180, forgiving). `complete`: the text is the whole file. `undefined` where it
 * cannot be read as a table.
 */
export function readDelimited(
  text: string,
  { delimiter, complete }: { delimiter: string; complete: boolean },
): (TableCut & { totalRows?: number }) | undefined {
  // The parser counts the letters of fields only: a line of delimiters alone would keep it busy.
  if (text.split('\n').some(line => line.length > LONGEST_RECORD)) {
    return undefined;
  }
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text, delimiter),
      // The header, the rows, and one to know whether there are more.
      to: MOST_ROWS + 2,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    });
  } catch {
    return undefined;
  }
  const [header, ...rows] = records;
  if (!header) return undefined;
  // Of a part of a file, the last record may be a part too.
  if (!complete && rows.length <= MOST_ROWS) rows.pop();
  const table = cutTable(header, rows);
  return {
    ...table,
    truncated: table.truncated || !complete,
    totalRows: complete && rows.length <= MOST_ROWS ? rows.length : undefined,
  };
}
