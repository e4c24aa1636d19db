import { InputError } from '@backstage/errors';
import type {
  AliasMove,
  AliasMovePage,
  MovedOutside,
  ProductionAt,
} from '@slipway/plugin-ml-common';
import { decodeCursor, encodeCursor } from '../../database/cursor';
import type { Environment } from '../../environments';
import type { MirrorReader } from '../../mirror';
import type { PortDirectory } from '../../ports/PortDirectory';
import { freshnessOf } from '../freshnessOf';
import type { ModelStore } from '../mirror/ModelStore';
import { lastLookAt, type PositionStore } from '../mirror/PositionStore';
import { nameKey, type MoveListQuery, type RegisteredName } from '../types';
import type { AliasMoveStore, SeenMove } from './AliasMoveStore';

type Item = ProductionAt['items'][number];

/** What is known of the moves of aliases, in the API's words. */
export class AliasHistory {
  readonly #environments: readonly Environment[];
  readonly #mirror: Pick<MirrorReader, 'states'>;
  readonly #models: ModelStore;
  readonly #moves: AliasMoveStore;
  readonly #positions: PositionStore;
  readonly #ports: Pick<PortDirectory, 'modelRegistry'>;
  readonly #now: () => Date;

  constructor(options: {
    environments: readonly Environment[];
    mirror: Pick<MirrorReader, 'states'>;
    models: ModelStore;
    moves: AliasMoveStore;
    positions: PositionStore;
    ports: Pick<PortDirectory, 'modelRegistry'>;
    now: () => Date;
  }) {
    this.#environments = options.environments;
    this.#mirror = options.mirror;
    this.#models = options.models;
    this.#moves = options.moves;
    this.#positions = options.positions;
    this.#ports = options.ports;
    this.#now = options.now;
  }

  async list(
    name: RegisteredName,
    query: MoveListQuery,
  ): Promise<AliasMovePage> {
    const { limit, cursor } = query;
    const [at, id] = cursor ? decodeCursor(cursor, 2).map(String) : [];
    const rows = await this.#moves.list(name, {
      aliases: this.#aliasesOf(query),
      limit: limit + 1,
      after: at === undefined ? undefined : { at, id },
    });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(row => this.#toMove(row)),
      nextCursor: last && encodeCursor([last.at, last.id]),
    };
  }

  /** Which version the alias of each environment pointed at. Throws `InputError` for a moment in the future. */
  async at(name: RegisteredName, at: Date): Promise<ProductionAt> {
    const [model, position, states] = await Promise.all([
      this.#models.find(name),
      this.#positions.get(name.instance),
      this.#mirror.states(),
    ]);
    const now = this.#now();
    const time = notInFuture(at, now).toISOString();
    const seen = model && {
      from: model.first_seen_at,
      to: lastLookAt(model, position),
    };
    const items = await Promise.all(
      this.#environments.map(async ({ name: environment, title, alias }) => {
        const { before, after } = await this.#moves.findAround(
          name,
          alias,
          time,
        );
        const item: Item = {
          environment,
          title,
          alias,
          version: before?.to_version ?? undefined,
          since: before?.at,
          until: after?.at,
          by: before?.by,
          promotionId: before?.promotion_id ?? undefined,
          known: isKnownBefore(before?.at ?? seen?.from, time),
          certain:
            isKnownBefore(before?.at ?? seen?.from, time) &&
            isUntouched(after, time) &&
            isKnownBefore(time, latestOf(after?.at, seen?.to, before?.at)),
        };
        return item;
      }),
    );
    const registry = this.#ports.modelRegistry(name.instance);
    const state = states.find(
      ({ instance, what }) => instance === name.instance && what === 'registry',
    );
    return { at: time, items, freshness: freshnessOf(registry, state, now) };
  }

  /** The aliases of environments that were moved outside last; keyed by `nameKey`. */
  async movedOutside(
    names: readonly RegisteredName[],
  ): Promise<Map<string, MovedOutside[]>> {
    const rows = await this.#moves.findMovedOutside(
      names,
      this.#environments.map(({ alias }) => alias),
    );
    const found = new Map<string, MovedOutside[]>();
    for (const { name: environment, alias } of this.#environments) {
      for (const row of rows.filter(one => one.alias === alias)) {
        const key = nameKey(row);
        const { from_version: from, to_version: to, at } = row;
        found.set(key, [
          ...(found.get(key) ?? []),
          {
            environment,
            alias,
            from: from ?? undefined,
            to: to ?? undefined,
            at,
          },
        ]);
      }
    }
    return found;
  }

  #aliasesOf({ environment, alias }: MoveListQuery): string[] | undefined {
    if (environment === undefined) {
      return alias === undefined ? undefined : [alias];
    }
    const found = this.#environments.find(({ name }) => name === environment);
    if (!found) {
      throw new InputError(
        `environment: there is none called '${environment}'; configured are ${this.#environments
          .map(({ name }) => name)
          .join(', ')}`,
      );
    }
    return alias === undefined || alias === found.alias ? [found.alias] : [];
  }

  #toMove(row: SeenMove): AliasMove {
    const environment = this.#environments.find(
      ({ alias }) => alias === row.alias,
    )?.name;
    return {
      id: row.id,
      alias: row.alias,
      environment,
      from: row.from_version ?? undefined,
      to: row.to_version ?? undefined,
      at: row.at,
      earliestAt: row.earliest_at ?? undefined,
      noticedAt: row.noticed_at,
      by: row.by,
      promotionId: row.promotion_id ?? undefined,
      actor: row.actor ?? undefined,
      protected: environment !== undefined,
    };
  }
}

function isKnownBefore(earlier: string | undefined, later: string | undefined) {
  return earlier !== undefined && later !== undefined && earlier <= later;
}

/** The clock of whoever asks may be ahead by this much, in milliseconds: then now is meant. */
const AHEAD = 300_000;

function notInFuture(at: Date, now: Date): Date {
  if (at.getTime() > now.getTime() + AHEAD) {
    throw new InputError(
      `at: ${at.toISOString()} lies in the future, of which nothing is known`,
    );
  }
  return at < now ? at : now;
}

function latestOf(...times: (string | undefined)[]): string | undefined {
  return times.reduce((a, b) => ((b ?? '') > (a ?? '') ? b : a));
}

/** Whether the next move was surely not made yet. */
function isUntouched(after: SeenMove | undefined, time: string): boolean {
  return !after || (after.earliest_at !== null && time <= after.earliest_at);
}
