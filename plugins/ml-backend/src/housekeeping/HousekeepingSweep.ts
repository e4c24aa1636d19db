import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { UNOWNED, type RegisteredModel } from '@slipway/plugin-ml-common';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DescribedModel, DescribedModels } from '../fleet/DescribedModels';
import type { PortDirectory } from '../ports/PortDirectory';
import { nameKey } from '../registry';
import type { FindingKeeper } from './FindingKeeper';
import { findProblems, type Rules } from './findProblems';
import type {
  DigestReader,
  KnownDigest,
  KnownRegistry,
  LastHeldReader,
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
  held: LastHeldReader;
  digests: DigestReader;
  rules: Omit<Rules, 'now'>;
  keeper: FindingKeeper;
  now: () => Date;
};

/**
 * Looks at every model of the catalog and every registered one for what is out of order. Reads tables only, and of the
 * catalog no more than which owners it has; doing it twice writes nothing.
 */
export class HousekeepingSweep {
  constructor(private readonly options: SweepOptions) {}

  async sweep(signal?: AbortSignal): Promise<void> {
    try {
      await this.#look(signal);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }

  async #look(signal: AbortSignal | undefined): Promise<void> {
    const { keeper, models, rules, runs, serving, held, now, logger } =
      this.options;
    // What changes from here on may be missed.
    const begun = now();
    const described: DescribedModel[] = [];
    for await (const page of models.read()) {
      signal?.throwIfAborted();
      described.push(...page);
    }
    const [owners, registries, lastRuns, lastServed, lastHeld, digests] =
      await Promise.all([
        this.#readOwners(described),
        this.#readRegistries(),
        runs.getLastRunAt(described.map(({ spec }) => spec)),
        serving.getLastServedAt(),
        held.getLastHeldAt(described.map(({ spec }) => spec.registry)),
        this.#readDigests(signal),
      ]);
    const known = {
      models: described,
      owners,
      registries,
      lastRuns,
      lastServed,
      lastHeld,
      digests,
    };
    const { found, written, gone } = await keeper.replace(
      findProblems(known, this.#readRegistered(signal), {
        ...rules,
        now: begun,
      }),
      begun.toISOString(),
    );
    if (written || gone) {
      logger.debug(
        `Housekeeping: ${found} findings, ${written} new or changed, ${gone} gone`,
      );
    }
  }

  async *#readRegistered(
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RegisteredModel[]> {
    let cursor: string | undefined;
    do {
      // What is not read must not be taken for gone.
      signal?.throwIfAborted();
      const page = await this.options.registry.listRegistered({
        limit: PAGE,
        includeDeleted: true,
        cursor,
      });
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async #readDigests(signal?: AbortSignal): Promise<Map<string, KnownDigest>> {
    const digests = new Map<string, KnownDigest>();
    for await (const page of this.options.digests.read()) {
      signal?.throwIfAborted();
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
