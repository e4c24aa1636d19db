import { sayType, type SignatureColumn } from '@slipway/plugin-ml-common';

const nameOf = ({ name }: SignatureColumn, index: number): string => {
  if (name === undefined || name === null) return `column ${index + 1}`;
  return typeof name === 'string' ? name : JSON.stringify(name);
};

/** The type of one column, and what else a request must know of it: `double, optional`. */
const saidOf = (column: SignatureColumn): string =>
  [
    sayType(column),
    ...(column.required === false ? ['optional'] : []),
    ...('default' in column
      ? [`default ${JSON.stringify(column.default)}`]
      : []),
  ].join(', ');

/** Columns of one part of a signature by name, or by place where they have none, each with its type, whole. */
export const columnsByName = (
  columns: readonly SignatureColumn[] = [],
): Map<string, string> =>
  new Map(
    columns.map((column, index) => [nameOf(column, index), saidOf(column)]),
  );
