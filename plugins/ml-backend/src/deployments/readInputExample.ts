import { InputError, isError, NotFoundError } from '@backstage/errors';
import type {
  CallOptions,
  ModelRegistry,
  VersionKey,
} from '@slipway/plugin-ml-node';

/** MLflow writes it beside a model that was logged with an input example: a body that the scoring server takes. */
const PATH = 'serving_input_example.json';

const MAX_BYTES = 1024 * 1024;

/** The body of a request that a version can answer, or why there is none. */
export type InputExample = { body: unknown } | { lack: string };

/** Reads the request that proves a version. Throws when the registry does not answer. */
export async function readInputExample(
  registry: ModelRegistry,
  key: VersionKey,
  options: CallOptions,
): Promise<InputExample> {
  const name = `version ${key.version} of ${key.model}`;
  try {
    const bytes = await registry.readArtefactFile(
      { ...key, path: PATH, maxBytes: MAX_BYTES },
      options,
    );
    return { body: JSON.parse(Buffer.from(bytes).toString('utf8')) };
  } catch (error) {
    if (!isError(error)) throw error;
    if (error.name === NotFoundError.name) {
      return {
        lack: `There is no ${PATH} in ${name}, so no request can prove it; log the model with an input example`,
      };
    }
    if (error.name === InputError.name || error instanceof SyntaxError) {
      return { lack: `The ${PATH} of ${name} is of no use: ${error.message}` };
    }
    throw error;
  }
}
