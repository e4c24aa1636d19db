import { z } from 'zod';
import { cutTable, type TableCut } from './cells';
import { layOutJson } from './layOutJson';

/** Longest JSON that is parsed, in letters. */
const LONGEST_TABLE = 1_000_000;

/** What `mlflow.log_table` writes: a data frame, split. */
const splitTable = z.object({
  columns: z.array(z.string()).min(1),
  data: z.array(z.array(z.unknown())),
});

/** A number that a double cannot hold stays as it was written. */
const asWritten = (
  _: string,
  value: unknown,
  context?: { source?: string },
): unknown =>
  typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
    ? context?.source ?? value
    : value;

function readTable(text: string) {
  if (text.length > LONGEST_TABLE || !/^\s*\{/.test(text)) return undefined;
  if (!text.includes('"columns"') || !text.includes('"data"')) return undefined;
  try {
    const { columns, data } = splitTable.parse(JSON.parse(text, asWritten));
    return { ...cutTable(columns, data), totalRows: data.length };
  } catch {
    // Another JSON, none, or one nested too deep to be parsed.
    return undefined;
  }
}

/** JSON laid out for reading, or as the table that it is; `undefined` where it is none. */
export function readJson(
  text: string,
  longest: number,
):
  | { text: string; cut: boolean }
  | { table: TableCut & { totalRows: number } }
  | undefined {
  const table = readTable(text);
  return table ? { table } : layOutJson(text, longest);
}
