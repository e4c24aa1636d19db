import type { JsonObject } from '@backstage/types';
import {
  getDefaultFormState,
  type RJSFSchema,
  type ErrorSchema,
} from '@rjsf/utils';
import validator from '@rjsf/validator-ajv8';

/** Turns a pipeline's JSON Schema into one that the form takes: the dialect is the form's own choice. */
export const toFormSchema = (schema: JsonObject): RJSFSchema => {
  const { $schema: _dialect, $id: _id, ...rest } = schema;
  return { type: 'object', ...rest };
};

/** Has the pipeline any parameter to fill in? */
export const hasParameters = (schema: JsonObject): boolean =>
  Object.keys(schema.properties ?? {}).length > 0;

/** What was given, completed by the schema's defaults. */
export const withDefaults = (
  schema: JsonObject,
  given: JsonObject = {},
): JsonObject =>
  getDefaultFormState(validator, toFormSchema(schema), given) ?? given;

/** Do these parameters fit the schema? */
export const fitsSchema = (schema: JsonObject, parameters: JsonObject) =>
  validator.isValid(toFormSchema(schema), parameters, toFormSchema(schema));

/** Errors by the parameter's name, in the form's own shape. */
export const toFormErrors = (errors: Record<string, string>): ErrorSchema =>
  Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [
      name,
      { __errors: [message] },
    ]),
  );

export { validator as parameterValidator };
