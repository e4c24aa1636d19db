/** A column or parameter of a signature, as MLflow writes it; it comes from outside, so any part may be anything. */
export type SignatureColumn = { [key: string]: unknown };

/** Deepest type that is said; what is below it reads as `…`. */
const DEEPEST = 50;

const isColumn = (value: unknown): value is SignatureColumn =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asWritten = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value) ?? '';

function sayTensor(spec: unknown): string {
  if (!isColumn(spec)) return `tensor ${asWritten(spec)}`;
  const { dtype, shape, ...more } = spec;
  const rest = Object.keys(more).length > 0 ? ` ${asWritten(more)}` : '';
  const shaped = Array.isArray(shape) ? ` [${shape.join(', ')}]` : '';
  return `tensor ${asWritten(dtype)}${shaped}${rest}`;
}

function sayProperties(properties: unknown, depth: number): string {
  if (!isColumn(properties)) return '';
  return Object.keys(properties)
    .sort()
    .map(name => {
      const property = properties[name];
      const isOptional = isColumn(property) && property.required === false;
      return `${name}${isOptional ? '?' : ''}: ${say(property, depth)}`;
    })
    .join(', ');
}

function say(column: unknown, depth: number): string {
  if (depth > DEEPEST) return '…';
  if (!isColumn(column)) return asWritten(column);
  if ('tensor-spec' in column) return sayTensor(column['tensor-spec']);
  switch (column.type) {
    case 'array':
      return `array<${say(column.items, depth + 1)}>`;
    case 'map':
      return `map<${say(column.values, depth + 1)}>`;
    case 'object':
      return `{ ${sayProperties(column.properties, depth + 1)} }`;
    default:
      return asWritten(column.type);
  }
}

/**
 * The type of a column in a line, whole: `double`, `array<string>`, `{ a: long, b?: map<double> }`,
 * `tensor float32 [-1, 16]` (https://mlflow.org/docs/latest/ml/model/signatures/).
 */
export const sayType = (column: SignatureColumn): string => say(column, 0);
