import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const MOST_NAMED = 5;

/** The environment of a process is bounded by the system; parameters are a part of it. */
const LONGEST = 64 * 1024;

/**
 * Checks parameters against a pipeline's JSON Schema and fills defaults in. Throws `InputError` naming field, rule and
 * remedy, also when the schema itself is wrong.
 */
export function validateParameters(
  pipelineRef: string,
  schema: JsonObject,
  parameters: JsonObject,
): JsonObject {
  const completed = structuredClone(parameters);
  const validate = compile(pipelineRef, schema);
  if (!validate(completed)) {
    const errors = validate.errors ?? [];
    const named = errors.slice(0, MOST_NAMED).map(explain);
    const more = errors.length - named.length;
    throw new InputError(
      `${named.join('; ')}${
        more > 0 ? `; and ${more} more` : ''
      }. The parameters of ${pipelineRef} are described by spec.parameters in its catalog file`,
    );
  }
  const length = Buffer.byteLength(JSON.stringify(completed));
  if (length > LONGEST) {
    throw new InputError(
      `parameters: ${length} bytes are more than the ${LONGEST} that a job can be given; put the values in a file of the repository`,
    );
  }
  return completed;
}

function compile(pipelineRef: string, schema: JsonObject): ValidateFunction {
  try {
    // A schema may carry words for forms (`ui:widget`), which are not the validator's concern.
    const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false });
    addFormats(ajv);
    return ajv.compile({ type: 'object', ...schema });
  } catch (error) {
    throw new InputError(
      `spec.parameters of ${pipelineRef} is not a JSON Schema; correct its catalog file`,
      error,
    );
  }
}

function explain({ instancePath, keyword, message, params }: ErrorObject) {
  const field = `parameters${instancePath.replaceAll('/', '.')}`;
  if (keyword === 'additionalProperties') {
    return `${field}.${params.additionalProperty}: is not a parameter of this pipeline; leave it out`;
  }
  if (keyword === 'required') {
    return `${field}.${params.missingProperty}: is required; give it a value`;
  }
  if (keyword === 'enum' && Array.isArray(params.allowedValues)) {
    return `${field}: must be one of ${params.allowedValues.join(', ')}`;
  }
  return `${field}: ${message ?? 'is not valid'}`;
}
