import type { Freshness, VersionSummary } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import { isNoAnswer } from '../ports/freshness';
import { nameKey, type RegistryReader } from '../registry';

/** Longest that an overview waits for the registry, in milliseconds. */
const PATIENCE = 1_500;

type Newest = { version?: VersionSummary; freshness?: Freshness };

const lastKnown = async (registry: RegistryReader, model: ModelSpec) =>
  (await registry.getNewestKnown([model.registry])).get(
    nameKey(model.registry),
  );

/** The newest version for an overview: as the registry has it now, or, when it takes its time, as last known. */
export async function newestVersion(
  registry: RegistryReader,
  model: ModelSpec,
): Promise<Newest> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    const asking = registry
      .listVersions(model, { limit: 1 })
      .then(({ items: [newest], freshness }) => ({ newest, freshness }))
      .catch(error => {
        // An overview says what it can without the registry, also when none is configured for the model.
        if (isNoAnswer(error) || error.name === 'InputError') return undefined;
        throw error;
      });
    const answer = await Promise.race([asking, patience]);
    const version =
      answer && !answer.newest?.deletedAt
        ? answer.newest
        : await lastKnown(registry, model);
    return {
      version: version && {
        version: version.version,
        since: version.createdAt,
      },
      freshness: answer?.freshness,
    };
  } finally {
    clearTimeout(timer);
  }
}
