import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  mlReadPermission,
  type FleetPage,
  type FleetQuery,
  type FleetRow,
} from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import type { SourceStates } from '../ports/SourceStates';
import { toFleetRow } from './fleetRow';
import type { FleetStore } from './FleetStore';
import type { FleetVisibility } from './FleetVisibility';
import type { FleetFilter, OpenPromotionReader } from './types';

/** The fleet for a caller: every model that the caller may see, filtered, sorted and paged by the database. */
export class FleetService {
  readonly #access: EntityAccess;
  readonly #promotions: OpenPromotionReader;
  readonly #sources: SourceStates;
  readonly #store: FleetStore;
  readonly #userInfo: UserInfoService;
  readonly #visibility: FleetVisibility;

  constructor(options: {
    access: EntityAccess;
    promotions: OpenPromotionReader;
    sourceStates: SourceStates;
    store: FleetStore;
    userInfo: UserInfoService;
    visibility: FleetVisibility;
  }) {
    this.#access = options.access;
    this.#promotions = options.promotions;
    this.#sources = options.sourceStates;
    this.#store = options.store;
    this.#userInfo = options.userInfo;
    this.#visibility = options.visibility;
  }

  async getPage(
    query: FleetQuery,
    credentials: BackstageCredentials,
  ): Promise<FleetPage> {
    await this.#access.require(mlReadPermission, credentials);
    const [visibility, waiting, owners] = await Promise.all([
      this.#visibility.of(credentials),
      this.#promotions.getWaitingFor(credentials),
      this.#ownersOf(query.owner, credentials),
    ]);
    const filter = filterOf({ ...query, owner: owners }, waiting);
    const [page, total, counts, sources] = await Promise.all([
      this.#store.list({
        filter,
        visibility,
        sort: query.sort ?? 'attention',
        order: query.order ?? 'asc',
        limit: query.limit ?? 50,
        cursor: query.cursor,
      }),
      this.#store.countMatching(filter, visibility),
      this.#store.count(visibility),
      this.#sources.getAll(),
    ]);
    const waitingIds = new Set(waiting.map(({ id }) => id));
    return {
      items: page.items.map(model =>
        withWaiting(toFleetRow(model), waitingIds),
      ),
      nextCursor: page.nextCursor,
      total,
      counts: { ...counts, waiting: waiting.length },
      sources,
    };
  }

  /** `me` stands for what the caller owns: itself and its groups. */
  async #ownersOf(
    owners: string[] | undefined,
    credentials: BackstageCredentials,
  ): Promise<string[] | undefined> {
    if (!owners?.includes('me')) return owners;
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return [...owners.filter(owner => owner !== 'me'), ...ownershipEntityRefs];
  }
}

const lower = (refs: string[] | undefined) =>
  refs?.map(ref => ref.toLocaleLowerCase('en-US'));

function filterOf(
  query: FleetQuery,
  waiting: readonly { model: string }[],
): FleetFilter {
  const filter: FleetFilter = {
    text: query.text,
    owners: lower(query.owner),
    tiers: query.tier,
    health: query.health,
    lifecycles: query.lifecycle,
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
    default:
      return filter;
  }
}

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
