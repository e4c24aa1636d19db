import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  mlReadPermission,
  type HousekeepingFinding,
  type HousekeepingPage,
  type HousekeepingQuery,
} from '@slipway/plugin-ml-common';
import type { ModelRegistry } from '@slipway/plugin-ml-node';
import { namedOwners, type EntityAccess } from '../authorization';
import type { FleetVisibility } from '../fleet/FleetVisibility';
import type { PortDirectory } from '../ports/PortDirectory';
import { descriptionOf } from './descriptionOf';
import type { Rules } from './findProblems';
import { lastActivityAt } from './findingRow';
import type { HousekeepingStore } from './HousekeepingStore';
import { sayFinding } from './sayFinding';
import type { KeptFinding } from './types';

const MOST_OTHERS = 20;
const DAY = 86_400_000;

/**
 * What is out of order, for a caller: findings about entities that the caller may see, and about registered models that
 * have no entity, which everybody with `ml.read` may see.
 */
export class HousekeepingService {
  readonly #access: EntityAccess;
  readonly #people: { auth: AuthService; userInfo: UserInfoService };
  readonly #ports: PortDirectory;
  readonly #rules: Omit<Rules, 'now'>;
  readonly #store: HousekeepingStore;
  readonly #visibility: FleetVisibility;
  readonly #now: () => Date;

  constructor(options: {
    access: EntityAccess;
    auth: AuthService;
    userInfo: UserInfoService;
    ports: PortDirectory;
    rules: Omit<Rules, 'now'>;
    store: HousekeepingStore;
    visibility: FleetVisibility;
    now: () => Date;
  }) {
    this.#access = options.access;
    this.#people = options;
    this.#ports = options.ports;
    this.#rules = options.rules;
    this.#store = options.store;
    this.#visibility = options.visibility;
    this.#now = options.now;
  }

  async getPage(
    query: HousekeepingQuery,
    credentials: BackstageCredentials,
  ): Promise<HousekeepingPage> {
    const [visibility, owners] = await Promise.all([
      this.#visibility.of(credentials),
      namedOwners(query.owner, credentials, this.#people),
      this.#access.require(mlReadPermission, credentials),
    ]);
    const { problem, text, registry, limit = 50, cursor } = query;
    const { sort = 'pressing', order = 'asc' } = query;
    const filter = { problem, text, owners, registries: registry };
    const [page, total, counts, checkedAt] = await Promise.all([
      this.#store.list({
        filter,
        visibility,
        sorting: { sort, order },
        limit,
        cursor,
      }),
      this.#store.countMatching(filter, visibility),
      this.#store.count(visibility),
      this.#store.checkedAt(),
    ]);
    const groups = await this.#store.listGroups(
      page.items.flatMap(({ group }) => group ?? []),
      visibility,
    );
    return {
      items: page.items.map(one =>
        this.#show(
          one,
          (groups.get(one.group ?? '') ?? []).filter(ref => ref !== one.ref),
        ),
      ),
      nextCursor: page.nextCursor,
      total,
      counts,
      checkedAt,
      staleAfterDays: this.#rules.staleAfter / DAY,
    };
  }

  #show(finding: KeptFinding, others: string[]): HousekeepingFinding {
    const { id, problem, ref, name, title, owner, reason, foundAt } = finding;
    const { instance, model } = finding.registry;
    const registry = this.#registry(instance);
    const isUndescribed = reason.kind === 'undescribed';
    return {
      id,
      problem,
      ref,
      name,
      title,
      owner,
      registry: { instance, model },
      ...sayFinding(finding, {
        now: this.#now(),
        others: others.length,
        registryTitle: registry && `${registry.system} (${registry.name})`,
        ownerTag: this.#rules.discovery.of(instance).ownerTag,
      }),
      foundAt,
      lastActivityAt: lastActivityAt(finding),
      digest: reason.kind === 'same-digest' ? reason.digest : undefined,
      others: others.length ? others.slice(0, MOST_OTHERS) : undefined,
      description: isUndescribed ? descriptionOf(reason.entity) : undefined,
      url:
        isUndescribed && reason.newest
          ? registry?.versionUrl({ model, version: reason.newest })
          : undefined,
    };
  }

  #registry(instance: string): ModelRegistry | undefined {
    return this.#ports.modelRegistries.find(({ name }) => name === instance);
  }
}
