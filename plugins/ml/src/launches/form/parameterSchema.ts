import type { JsonObject } from '@backstage/types';
import {
  ErrorSchemaBuilder,
  getDefaultFormState,
  type ErrorSchema,
  type RJSFSchema,
} from '@rjsf/utils';
import { customizeValidator } from '@rjsf/validator-ajv8';

/** Checks parameters against a pipeline's JSON Schema. */
export const parameterValidator = customizeValidator<JsonObject>();

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
): JsonObject => {
  const completed = getDefaultFormState(
    parameterValidator,
    toFormSchema(schema),
    given,
  );
  return completed && !Array.isArray(completed) ? completed : given;
};

/** Do these parameters fit the schema? */
export const fitsSchema = (schema: JsonObject, parameters: JsonObject) =>
  parameterValidator.isValid(
    toFormSchema(schema),
    parameters,
    toFormSchema(schema),
  );

/** Errors by the parameter's name, in the form's own shape. */
export const toFormErrors = (
  errors: Record<string, string>,
): ErrorSchema<JsonObject> => {
  const builder = new ErrorSchemaBuilder<JsonObject>();
  for (const [name, message] of Object.entries(errors))
    builder.addErrors(message, name.split('.'));
  return builder.ErrorSchema;
};
