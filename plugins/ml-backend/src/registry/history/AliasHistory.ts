import { InputError } from '@backstage/errors';
import type {
  MovedOutside,
  MovePage,
  ProductionAt,
} from '@slipway/plugin-ml-common';
import { byAlias, type Environment } from '../../environments';
import type { MirrorReader } from '../../mirror';
import type { PortDirectory } from '../../ports/PortDirectory';
import { freshnessOf } from '../freshnessOf';
import type { ModelStore } from '../mirror/ModelStore';
import { lastLookAt, type PositionStore } from '../mirror/PositionStore';
import type { RenamedModels } from '../mirror/RenamedModels';
import { nameKey, type MoveListQuery, type RegisteredName } from '../types';
import type { AliasMoveStore, ModelNames, SeenMove } from './AliasMoveStore';
import { MoveTimeLine } from './MoveTimeLine';
import type { StageHistory, StageHolding } from './StageHistory';
import type { StageMoveRow, StageMoveStore } from './StageMoveStore';

type Item = ProductionAt['items'][number];

/** What is known of an environment around a moment, by its alias or its stage. */
type Found = Pick<StageHolding, 'versions'> &
  Partial<Pick<StageHolding, 'isPartial'>> & {
    [K in 'before' | 'after' | 'since']?: SeenMove | StageMoveRow;
  } & { promotionId?: string };

/** What is known of the moves of aliases and stages, in the API's words. */
export class AliasHistory {
  readonly #environments: readonly Environment[];
  readonly #mirror: Pick<MirrorReader, 'states'>;
  readonly #models: ModelStore;
  readonly #moves: AliasMoveStore;
  readonly #timeLine: MoveTimeLine;
  readonly #stages: StageHistory;
  readonly #positions: PositionStore;
  readonly #renamed: RenamedModels;
  readonly #ports: Pick<PortDirectory, 'modelRegistry'>;
  readonly #now: () => Date;

  constructor(options: {
    environments: readonly Environment[];
    mirror: Pick<MirrorReader, 'states'>;
    models: ModelStore;
    moves: AliasMoveStore;
    stageMoves: StageMoveStore;
    stages: StageHistory;
    positions: PositionStore;
    renamed: RenamedModels;
    ports: Pick<PortDirectory, 'modelRegistry'>;
    now: () => Date;
  }) {
    this.#environments = options.environments;
    this.#mirror = options.mirror;
    this.#models = options.models;
    this.#moves = options.moves;
    this.#timeLine = new MoveTimeLine(options);
    this.#stages = options.stages;
    this.#positions = options.positions;
    this.#renamed = options.renamed;
    this.#ports = options.ports;
    this.#now = options.now;
  }

  /** Moves of aliases and of stages in one time line; see `MoveTimeLine`. */
  async list(name: RegisteredName, query: MoveListQuery): Promise<MovePage> {
    return this.#timeLine.list(await this.#namesOf(name), query);
  }

  /** Which version the alias of each environment pointed at, or was in its stage. Throws `InputError` for a moment in the future. */
  async at(name: RegisteredName, at: Date): Promise<ProductionAt> {
    const [names, model, position, states] = await Promise.all([
      this.#namesOf(name),
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
      this.#environments.map(async environment => {
        const { stage, alias, title } = environment;
        const found = await this.#around(names, environment, time);
        const { before, after, since } = found;
        const from = before?.at ?? (found.isPartial ? undefined : seen?.from);
        const item: Item = {
          environment: environment.name,
          title,
          ...(stage === undefined ? { alias } : { stage }),
          version: found.versions[0],
          versions: found.versions,
          since: since?.at,
          until: after?.at,
          by: since?.by,
          promotionId: found.promotionId,
          known: isKnownBefore(from, time) && (!!before || !isFound(after)),
          certain:
            isKnownBefore(from, time) &&
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

  /** A renamed model goes on with its history. */
  async #namesOf(name: RegisteredName): Promise<ModelNames> {
    const models = await this.#renamed.findNames(name);
    return { instance: name.instance, models };
  }

  async #around(
    names: ModelNames,
    { alias, stage }: Environment,
    time: string,
  ): Promise<Found> {
    if (stage !== undefined) {
      return this.#stages.at(names, { stage }, time);
    }
    const { before, after } = await this.#moves.findAround(names, alias, time);
    return {
      versions: before?.to_version ? [before.to_version] : [],
      before,
      after,
      since: before,
      promotionId: before?.promotion_id ?? undefined,
    };
  }

  /** The aliases of environments that were moved outside last; keyed by `nameKey`. */
  async movedOutside(
    names: readonly RegisteredName[],
  ): Promise<Map<string, MovedOutside[]>> {
    const environments = byAlias(this.#environments);
    const rows = await this.#moves.findMovedOutside(
      names,
      environments.map(({ alias }) => alias),
    );
    const found = new Map<string, MovedOutside[]>();
    for (const { name: environment, alias } of environments) {
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
}

/** What was found there stood there before, nobody knows since when. */
function isFound(move: Pick<SeenMove, 'by'> | undefined): boolean {
  return move?.by === 'unknown';
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
function isUntouched(
  after: Pick<SeenMove, 'earliest_at'> | undefined,
  time: string,
): boolean {
  return !after || (after.earliest_at !== null && time <= after.earliest_at);
}
