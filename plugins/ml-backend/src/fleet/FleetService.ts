import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  mlReadPermission,
  type FleetPage,
  type FleetQuery,
  type FleetRow,
} from '@slipway/plugin-ml-common';
import { namedOwners, type EntityAccess } from '../authorization';
import type { Environment } from '../environments';
import type { SourceStates } from '../ports/SourceStates';
import type { FleetFactsReader } from './FleetFactsReader';
import type { FleetRefresh } from './FleetRefresh';
import { fingerprint, toFleetRow } from './fleetRow';
import type { FleetStore } from './FleetStore';
import type { FleetVisibility } from './FleetVisibility';
import type {
  FleetActivity,
  FleetFacts,
  FleetFilter,
  FleetModel,
  LaunchActivityReader,
  OpenPromotionReader,
  Visibility,
} from './types';

const isSame = (now: FleetActivity, facts: FleetFacts): boolean =>
  now.runningLaunches === facts.runningLaunches &&
  fingerprint([now.serving, now.openPromotions]) ===
    fingerprint([facts.serving, facts.openPromotions]);

/** Lists of thousands, to be looked up in; the same list is handed out for some seconds. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

const setOf = (refs: readonly string[]): ReadonlySet<string> => {
  const set = sets.get(refs) ?? new Set(refs);
  sets.set(refs, set);
  return set;
};

const visibleAmong = <T extends { model: string }>(
  all: T[],
  visibility: Visibility,
): T[] => {
  if (visibility === 'all') return all;
  if (visibility === 'none') return [];
  return all.filter(({ model }) => setOf(visibility).has(model));
};

const withWaiting = (
  row: FleetRow,
  waitingIds: ReadonlySet<string>,
): FleetRow => ({
  ...row,
  openPromotions: row.openPromotions.map(promotion => ({
    ...promotion,
    waitingForYou: waitingIds.has(promotion.id),
  })),
});

/** The fleet for a caller: every model that the caller may see, filtered, sorted and paged by the database. */
export class FleetService {
  readonly #access: EntityAccess;
  readonly #environments: readonly Environment[];
  readonly #facts: FleetFactsReader;
  readonly #people: { auth: AuthService; userInfo: UserInfoService };
  readonly #launches: Pick<LaunchActivityReader, 'countOpen'>;
  readonly #promotions: OpenPromotionReader;
  readonly #refresh: FleetRefresh;
  readonly #sources: SourceStates;
  readonly #store: FleetStore;
  readonly #visibility: FleetVisibility;

  constructor(options: {
    access: EntityAccess;
    auth: AuthService;
    environments: readonly Environment[];
    facts: FleetFactsReader;
    launches: Pick<LaunchActivityReader, 'countOpen'>;
    promotions: OpenPromotionReader;
    refresh: FleetRefresh;
    sourceStates: SourceStates;
    store: FleetStore;
    userInfo: UserInfoService;
    visibility: FleetVisibility;
  }) {
    this.#access = options.access;
    this.#people = options;
    this.#environments = options.environments;
    this.#facts = options.facts;
    this.#launches = options.launches;
    this.#promotions = options.promotions;
    this.#refresh = options.refresh;
    this.#sources = options.sourceStates;
    this.#store = options.store;
    this.#visibility = options.visibility;
  }

  async getPage(
    query: FleetQuery,
    credentials: BackstageCredentials,
  ): Promise<FleetPage> {
    const [visibility, waitingAnywhere, owners] = await Promise.all([
      this.#visibility.of(credentials),
      this.#promotions.getWaitingFor(credentials),
      namedOwners(query.owner, credentials, this.#people),
      this.#access.require(mlReadPermission, credentials),
    ]);
    const waiting = visibleAmong(waitingAnywhere, visibility);
    const filter = filterOf({ ...query, owner: owners }, waiting);
    const listing = this.#store.list({
      filter,
      visibility,
      sort: query.sort ?? 'attention',
      order: query.order ?? 'asc',
      limit: query.limit ?? 50,
      cursor: query.cursor,
    });
    const count = () => this.#store.countMatching(filter, visibility);
    const [page, total, counts, running, sources, checkedAt] =
      await Promise.all([
        listing,
        // A search counts what it finds.
        filter.text ? listing.then(found => found.total ?? count()) : count(),
        this.#store.count(visibility),
        // The index may be some seconds old; the whole number is known exactly.
        visibility === 'all' ? this.#launches.countOpen() : undefined,
        this.#sources.getAll(),
        this.#store.checkedAt(),
      ]);
    const waitingIds = new Set(waiting.map(({ id }) => id));
    const items = await this.#withActivity(page.items);
    return {
      items: items.map(item => withWaiting(item, waitingIds)),
      nextCursor: page.nextCursor,
      total,
      counts: {
        ...counts,
        running: running ?? counts.running,
        waiting: waiting.length,
      },
      environments: this.#environments.map(({ name }) => name),
      checkedAt,
      sources,
    };
  }

  /** Rows with what serves, is open and runs at this moment; models whose index differs are looked at again. */
  async #withActivity(models: FleetModel[]): Promise<FleetRow[]> {
    const activity = await this.#facts.readActivity(models);
    const changed = models.filter(({ spec, facts }) => {
      const now = activity.get(spec.ref);
      return now && !isSame(now, facts);
    });
    if (changed.length) {
      this.#refresh.markChanged(changed.map(({ spec }) => spec.ref));
    }
    return models.map(({ spec, facts }) =>
      toFleetRow({ spec, facts: { ...facts, ...activity.get(spec.ref) } }),
    );
  }
}

function filterOf(
  query: FleetQuery,
  waiting: readonly { model: string }[],
): FleetFilter {
  const filter: FleetFilter = {
    text: query.text,
    owners: query.owner,
    tiers: query.tier,
    health: query.health,
    lifecycles: query.lifecycle,
    servingModes: query.serving,
    registries: query.registry,
  };
  switch (query.attention) {
    case 'failing':
    case 'unknown': {
      const health = query.attention;
      // Both filters at once hold only where both agree.
      return !query.health?.length || query.health.includes(health)
        ? { ...filter, health: [health] }
        : { ...filter, refs: [] };
    }
    case 'waiting':
      return { ...filter, refs: waiting.map(({ model }) => model) };
    case 'running':
      return { ...filter, isRunning: true };
    case 'troubled':
      return { ...filter, isTroubled: true };
    default:
      return filter;
  }
}
