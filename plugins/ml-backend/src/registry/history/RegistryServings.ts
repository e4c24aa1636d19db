import type { RegistryServing } from '@slipway/plugin-ml-common';
import type { Environment } from '../../environments';
import type { ModelStore } from '../mirror/ModelStore';
import type { RenamedModels } from '../mirror/RenamedModels';
import type { VersionStore } from '../mirror/VersionStore';
import { nameKey, versionKey, type RegisteredName } from '../types';
import type { AliasMoveStore, SeenMove } from './AliasMoveStore';
import { versionOf } from './noticeMoves';
import type { StageMoveRow, StageMoveStore } from './StageMoveStore';

/** A version that the alias or the stage of an environment names. */
type Named = RegisteredName & { environment: string; version: string } & (
    | { says: 'alias'; alias: string }
    | { says: 'stage'; stage: string }
  );

type Move = SeenMove | StageMoveRow;

const aliasKey = (one: RegisteredName & { alias: string }) =>
  JSON.stringify([one.instance, one.model, one.alias]);

const stageKey = (one: RegisteredName & { stage: string }) =>
  JSON.stringify([one.instance, one.model, one.stage]);

const laterOf = (a: Move, b: Move): Move =>
  a.at > b.at || (a.at === b.at && a.noticed_at >= b.noticed_at) ? a : b;

/** What the registry says serves in every environment: of many models at once, a few queries of what is kept. */
export class RegistryServings {
  readonly #environments: readonly Environment[];
  readonly #models: Pick<ModelStore, 'findAliases'>;
  readonly #versions: Pick<VersionStore, 'findNewestInStages'>;
  readonly #moves: Pick<AliasMoveStore, 'findLast'>;
  readonly #stageMoves: Pick<StageMoveStore, 'findLast'>;
  readonly #renamed: Pick<RenamedModels, 'findNamesOfMany'>;

  constructor(options: {
    environments: readonly Environment[];
    models: Pick<ModelStore, 'findAliases'>;
    versions: Pick<VersionStore, 'findNewestInStages'>;
    moves: Pick<AliasMoveStore, 'findLast'>;
    stageMoves: Pick<StageMoveStore, 'findLast'>;
    renamed: Pick<RenamedModels, 'findNamesOfMany'>;
  }) {
    this.#environments = options.environments;
    this.#models = options.models;
    this.#versions = options.versions;
    this.#moves = options.moves;
    this.#stageMoves = options.stageMoves;
    this.#renamed = options.renamed;
  }

  /** By model, in the order of the environments; models of which it says nothing are left out. Keyed by `nameKey`. */
  async of(
    names: readonly RegisteredName[],
  ): Promise<Map<string, RegistryServing[]>> {
    const named = await this.#namedOf([
      ...new Map(names.map(name => [nameKey(name), name])).values(),
    ]);
    const arrivalOf = await this.#findArrivals(named);
    const found = new Map<string, RegistryServing[]>();
    for (const one of named) {
      const { environment, version, says } = one;
      const arrival = arrivalOf(one);
      found.set(nameKey(one), [
        ...(found.get(nameKey(one)) ?? []),
        { environment, version, says, since: arrival?.at, by: arrival?.by },
      ]);
    }
    return found;
  }

  async #namedOf(names: readonly RegisteredName[]): Promise<Named[]> {
    const [aliases, held] = await Promise.all([
      this.#models.findAliases(names),
      this.#versions.findNewestInStages(
        names,
        this.#environments.flatMap(({ stage }) => stage ?? []),
      ),
    ]);
    const inStage = new Map(held.map(one => [stageKey(one), one.version]));
    return names.flatMap(({ instance, model }) =>
      this.#environments.flatMap(
        ({ name: environment, alias, stage }): Named[] => {
          const place = { instance, model, environment };
          if (stage !== undefined) {
            const version = inStage.get(stageKey({ instance, model, stage }));
            return version ? [{ ...place, version, says: 'stage', stage }] : [];
          }
          const version = versionOf(aliases.get(nameKey(place)) ?? {}, alias);
          return version ? [{ ...place, version, says: 'alias', alias }] : [];
        },
      ),
    );
  }

  /** The moves by which the versions came there. A renamed model goes on with those that it made by its earlier names. */
  async #findArrivals(
    named: readonly Named[],
  ): Promise<(one: Named) => Move | undefined> {
    const namesOf = await this.#renamed.findNamesOfMany(named);
    const everywhere = named.flatMap(one =>
      namesOf(one).map(model => ({ ...one, model })),
    );
    const [moves, stageMoves] = await Promise.all([
      this.#moves.findLast(
        everywhere.flatMap(one => (one.says === 'alias' ? one : [])),
      ),
      this.#stageMoves.findLast(
        everywhere.filter(({ says }) => says === 'stage'),
      ),
    ]);
    const ofAlias = new Map(moves.map(move => [aliasKey(move), move]));
    const ofVersion = new Map(stageMoves.map(move => [versionKey(move), move]));
    return one => {
      const found = namesOf(one)
        .map(model =>
          one.says === 'alias'
            ? ofAlias.get(aliasKey({ ...one, model }))
            : ofVersion.get(versionKey({ ...one, model })),
        )
        .filter(move => move !== undefined);
      const last = found.length > 0 ? found.reduce(laterOf) : undefined;
      return last && isArrival(last, one) ? last : undefined;
    };
  }
}

/** Whether what is known last is how it came to be where it is. */
function isArrival(move: Move, one: Named): boolean {
  return one.says === 'alias'
    ? 'to_version' in move && move.to_version === one.version
    : 'to_stage' in move && move.to_stage === one.stage;
}
