import { isError, NotFoundError } from '@backstage/errors';
import type { CallOptions, ModelRegistry } from '@slipway/plugin-ml-node';

/** A version carries both tags when the attempt registered it; see docs/reference/contracts.md. */
const LAUNCH_TAG = 'slipway.launch';
const ATTEMPT_TAG = 'slipway.attempt';

const LIMIT = 100;

/** The version that an attempt registered, or why none is taken. */
export type FoundVersion = { version?: string; doubt?: string };

/** Finds the version of an attempt by its tags; takes it only when there is exactly one. */
export async function findVersion(
  registry: ModelRegistry,
  query: { model: string; launchId: string; attempt: number },
  options: CallOptions,
): Promise<FoundVersion> {
  const { model, launchId, attempt } = query;
  try {
    const { items } = await registry.listVersions(
      { model, tag: { key: LAUNCH_TAG, value: launchId }, limit: LIMIT },
      options,
    );
    const own = items.filter(
      ({ tags }) => tags[ATTEMPT_TAG] === String(attempt),
    );
    if (own.length === 1) return { version: own[0].version };
    return own.length === 0
      ? {}
      : {
          doubt: `${
            own.length
          } versions of ${model} carry the tags of this attempt (${own
            .map(({ version }) => version)
            .join(', ')}), so none of them is taken; a launch registers one`,
        };
  } catch (error) {
    // A model that was never registered has no version.
    if (isError(error) && error.name === NotFoundError.name) return {};
    throw error;
  }
}
