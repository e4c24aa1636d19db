type Column = { [key: string]: unknown };

const MOST_TEXT = 300;

const word = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value) ?? '').slice(
    0,
    MOST_TEXT,
  );

/** The type of one column in a line: `tensor float32 [-1, 16]`, `double, optional`. */
function typeOf(column: Column): string {
  const tensor = column['tensor-spec'];
  const type =
    tensor === undefined ? word(column.type) : `tensor ${word(tensor)}`;
  return column.required === false ? `${type}, optional` : type;
}

/** Columns of one side of a signature by name, or by place where they have none, each with its type. */
export const columnsByName = (
  columns: readonly Column[] = [],
): Map<string, string> =>
  new Map(
    columns.map((column, index) => [
      column.name === undefined ? `column ${index + 1}` : word(column.name),
      typeOf(column),
    ]),
  );
