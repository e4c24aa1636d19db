import { isError } from '@backstage/errors';
import type { VersionDetail, VersionPage } from '@slipway/plugin-ml-common';
import type {
  ModelRegistry,
  Page,
  RegisteredVersion,
} from '@slipway/plugin-ml-node';
import { live } from '../ports/freshness';
import type { ArtefactFactsReader } from './ArtefactFacts';
import type { VersionsOf } from './types';
import { writeVersionCursor } from './versionCursor';
import { NEWEST_FIRST } from './versionOrder';
import type { VersionRuns } from './VersionRuns';
import { keyMetrics, toShownVersion } from './versionWords';

/** A page of versions; a model that is not registered yet has none. */
async function pageOf(
  registry: ModelRegistry,
  request: Parameters<ModelRegistry['listVersions']>[0],
  signal: AbortSignal,
): Promise<Page<RegisteredVersion>> {
  try {
    return await registry.listVersions(request, { signal });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') return { items: [] };
    throw error;
  }
}

/** Why the versions of a model can be neither filtered nor sorted. */
export const sayNotReadYet = ({
  system,
  name,
}: Pick<ModelRegistry, 'system' | 'name'>): string =>
  `The portal has not read this model from ${system} (${name}) yet; its versions can be filtered and sorted once it has`;

/** Versions as their registry has them now: what the mirror does not have yet, and what it never has. */
export class SourceVersions {
  readonly #artefacts: ArtefactFactsReader;
  readonly #runs: VersionRuns;
  readonly #now: () => Date;

  constructor(options: {
    artefacts: ArtefactFactsReader;
    runs: VersionRuns;
    now: () => Date;
  }) {
    this.#artefacts = options.artefacts;
    this.#runs = options.runs;
    this.#now = options.now;
  }

  /** Newest first. */
  async list(
    registry: ModelRegistry,
    model: VersionsOf,
    request: { limit: number; cursor?: string },
    signal: AbortSignal,
  ): Promise<VersionPage> {
    const { items, nextCursor } = await pageOf(
      registry,
      { model: model.registry.model, ...request },
      signal,
    );
    return {
      items: items.map(one => toShownVersion(one, registry)),
      nextCursor:
        nextCursor &&
        writeVersionCursor({ in: 'source', cursor: nextCursor }, NEWEST_FIRST),
      fixedOrder: sayNotReadYet(registry),
      freshness: live(registry, this.#now()),
    };
  }

  /** With digest, files, signature and run. Throws `NotFoundError`. */
  async get(
    registry: ModelRegistry,
    model: VersionsOf,
    version: string,
    signal: AbortSignal,
  ): Promise<VersionDetail> {
    const found = await registry.getVersion(
      { model: model.registry.model, version },
      { signal },
    );
    const [facts, run] = await Promise.all([
      this.#artefacts.read(registry, found),
      this.#runs.find(model, found),
    ]);
    return {
      ...toShownVersion(found, registry),
      metrics: run && keyMetrics(run),
      ...facts,
      run,
    };
  }
}
