import type { Knex } from 'knex';
import { byAlias, type Environment } from '../../environments';
import type { RenamedModels } from '../mirror/RenamedModels';
import { nameKey, type RegisteredName } from '../types';
import { ALIAS_MOVES } from './AliasMoveStore';
import { STAGE_MOVES } from './StageMoveStore';

type Ended = RegisteredName & { at: string };

/** When the alias or the stage of an environment last let go of a version: for those who look at all models. */
export class LastHeld {
  readonly #database: Knex;
  readonly #environments: readonly Environment[];
  readonly #renamed: Pick<RenamedModels, 'findNamesOfMany'>;

  constructor(options: {
    database: Knex;
    environments: readonly Environment[];
    renamed: Pick<RenamedModels, 'findNamesOfMany'>;
  }) {
    this.#database = options.database;
    this.#environments = options.environments;
    this.#renamed = options.renamed;
  }

  /** RFC 3339 in UTC, by `nameKey`; models that never held a version so, or hold what they held first, are left out. */
  async getLastHeldAt(
    names: readonly RegisteredName[],
  ): Promise<Map<string, string>> {
    const [ended, namesOf] = await Promise.all([
      this.#findEnded(),
      this.#renamed.findNamesOfMany(names),
    ]);
    const last = new Map<string, string>();
    for (const { at, ...name } of ended) {
      last.set(nameKey(name), latest(last.get(nameKey(name)), at));
    }
    return new Map(
      names.flatMap(name => {
        const at = namesOf(name)
          .map(model => last.get(nameKey({ ...name, model })))
          .reduce(latest, '');
        return at ? [[nameKey(name), at] as const] : [];
      }),
    );
  }

  /** By model: of aliases, of stages, and of versions that were deleted in a stage. */
  async #findEnded(): Promise<Ended[]> {
    const aliases = byAlias(this.#environments).map(({ alias }) => alias);
    const stages = this.#environments.flatMap(({ stage }) => stage ?? []);
    const ended = await Promise.all([
      lastOf(
        'at',
        this.#database(ALIAS_MOVES)
          .whereIn('alias', aliases)
          .whereNotNull('from_version')
          .whereNotNull('at'),
      ),
      lastOf('at', this.#database(STAGE_MOVES).whereIn('from_stage', stages)),
      lastOf(
        'deleted_at',
        this.#database('registry_versions as v')
          .whereIn('v.stage', stages)
          // As the index of versions in stages has it.
          .whereRaw(`v.stage <> ''`)
          .whereNotNull('v.deleted_at')
          // Those of a renamed model go on by its new name.
          .whereNotExists(
            this.#database('registry_models as m')
              .whereRaw('m.instance = v.instance')
              .whereRaw('m.model = v.model')
              .whereNotNull('m.deleted_at')
              .select(this.#database.raw('1')),
          ),
      ),
    ]);
    return ended.flat();
  }
}

/** The latest time of each model. */
async function lastOf(
  column: string,
  ends: Knex.QueryBuilder,
): Promise<Ended[]> {
  return ends
    .groupBy('instance', 'model')
    .select('instance', 'model')
    .max({ at: column });
}

function latest(a: string = '', b: string = ''): string {
  return a > b ? a : b;
}
