import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { UNOWNED, type RegisteredModel } from '@slipway/plugin-ml-common';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DescribedModel, DescribedModels } from '../fleet/DescribedModels';
import type { PortDirectory } from '../ports/PortDirectory';
import { nameKey } from '../registry';
import { findProblems, type Rules } from './findProblems';
import type { HousekeepingStore } from './HousekeepingStore';
import type {
  DigestReader,
  KnownDigest,
  KnownRegistry,
  LastRunReader,
  LastServedReader,
  MirroredReader,
  RegisteredReader,
} from './types';

const PAGE = 500;

/** What the sweep reads from and writes to. */
export type SweepOptions = {
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  ports: PortDirectory;
  models: DescribedModels;
  registry: RegisteredReader;
  mirror: MirroredReader;
  runs: LastRunReader;
  serving: LastServedReader;
  digests: DigestReader;
  rules: Omit<Rules, 'now'>;
  store: HousekeepingStore;
  now: () => Date;
};

/**
 * Looks at every model of the catalog and every registered one for what is out of order. Reads tables only, and of the
 * catalog no more than which owners it has; doing it twice writes nothing.
 */
export class HousekeepingSweep {
  constructor(private readonly options: SweepOptions) {}

  async sweep(signal?: AbortSignal): Promise<void> {
    const { models, rules, runs, serving, store, now, logger } = this.options;
    // What changes from here on may be missed.
    const begun = now();
    const described: DescribedModel[] = [];
    for await (const page of models.read()) {
      if (signal?.aborted) return;
      described.push(...page);
    }
    const [registered, owners, registries, lastRuns, lastServed, digests] =
      await Promise.all([
        this.#readRegistered(signal),
        this.#readOwners(described),
        this.#readRegistries(),
        runs.getLastRunAt(described.map(({ spec }) => spec)),
        serving.getLastServedAt(),
        this.#readDigests(signal),
      ]);
    if (signal?.aborted) return;
    const findings = await findProblems(
      {
        models: described,
        registered,
        owners,
        registries,
        lastRuns,
        lastServed,
        digests,
      },
      { ...rules, now: begun },
    );
    if (signal?.aborted) return;
    const { written, gone } = await store.replace(
      findings,
      begun.toISOString(),
    );
    if (written || gone) {
      logger.debug(
        `Housekeeping: ${findings.length} findings, ${written} new or changed, ${gone} gone`,
      );
    }
  }

  async #readRegistered(signal?: AbortSignal): Promise<RegisteredModel[]> {
    const all: RegisteredModel[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.options.registry.listRegistered({
        limit: PAGE,
        includeDeleted: true,
        cursor,
      });
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor && !signal?.aborted);
    return all;
  }

  async #readDigests(signal?: AbortSignal): Promise<Map<string, KnownDigest>> {
    const digests = new Map<string, KnownDigest>();
    for await (const page of this.options.digests.read()) {
      if (signal?.aborted) break;
      page.forEach(one => digests.set(nameKey(one), one));
    }
    return digests;
  }

  async #readOwners(models: readonly DescribedModel[]): Promise<Set<string>> {
    const { auth, catalog } = this.options;
    const named = [...new Set(models.map(({ spec }) => spec.owner))].filter(
      owner => owner !== UNOWNED,
    );
    const credentials = await auth.getOwnServiceCredentials();
    const known = new Set<string>();
    for (let from = 0; from < named.length; from += PAGE) {
      const entityRefs = named.slice(from, from + PAGE);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind', 'metadata.name', 'metadata.namespace'] },
        { credentials },
      );
      entityRefs.forEach((ref, index) => items[index] && known.add(ref));
    }
    return known;
  }

  async #readRegistries(): Promise<Map<string, KnownRegistry>> {
    const { mirror, ports } = this.options;
    const complete = new Set(
      (await mirror.states())
        .filter(({ what, completeAt }) => what === 'registry' && completeAt)
        .map(({ instance }) => instance),
    );
    return new Map(
      ports.modelRegistries.map(({ name, system }) => [
        name,
        { title: `${system} (${name})`, isComplete: complete.has(name) },
      ]),
    );
  }
}
