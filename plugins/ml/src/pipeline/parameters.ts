import { isObject } from './isObject';

/** One parameter of a pipeline, as its JSON Schema describes it. */
export type Parameter = {
  name: string;
  type: string;
  description?: string;
  /** JSON text. */
  default?: string;
  required: boolean;
  /** What else it must fit: bounds, choices. */
  rule: string;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const json = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);

const ruleOf = (schema: Record<string, unknown>): string =>
  [
    Array.isArray(schema.enum) &&
      `one of ${schema.enum.map(value => json(value)).join(', ')}`,
    schema.minimum !== undefined && `at least ${json(schema.minimum)}`,
    schema.maximum !== undefined && `at most ${json(schema.maximum)}`,
    text(schema.format),
    schema.pattern !== undefined && `like ${text(schema.pattern)}`,
  ]
    .filter(Boolean)
    .join(', ');

/** The parameters that a pipeline's JSON Schema names. */
export const parametersOf = (schema: Record<string, unknown>): Parameter[] => {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.entries(properties).map(([name, described]) => {
    const property = isObject(described) ? described : {};
    return {
      name,
      type: text(property.type) ?? 'any',
      description: text(property.description) ?? text(property.title),
      default: json(property.default),
      required: required.includes(name),
      rule: ruleOf(property),
    };
  });
};
