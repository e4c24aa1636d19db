import { z } from 'zod';
import { cutTable, type TableCut } from './cells';

/** Longest JSON that is parsed, in letters. */
const LONGEST = 1_000_000;

/** What `mlflow.log_table` writes: a data frame, split. */
const splitTable = z.object({
  columns: z.array(z.string()).min(1),
  data: z.array(z.array(z.unknown())),
});

/** JSON laid out for reading, or as the table that it is; `undefined` where it is no JSON or too long to parse. */
export function readJson(
  text: string,
): { text: string } | { table: TableCut & { totalRows: number } } | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const table = splitTable.safeParse(value);
    if (table.success) {
      const { columns, data } = table.data;
      return { table: { ...cutTable(columns, data), totalRows: data.length } };
    }
    return { text: JSON.stringify(value, null, 2) };
  } catch {
    // No JSON, or nested so deep that it cannot be laid out.
    return undefined;
  }
}
