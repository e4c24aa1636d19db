import { InputError } from '@backstage/errors';
import type { MovePage } from '@slipway/plugin-ml-common';
import type { Environment } from '../../environments';
import type { MoveListQuery } from '../types';
import type { AliasMoveStore, ModelNames } from './AliasMoveStore';
import {
  inMoveOrder,
  readMoveCursor,
  writeMoveCursor,
  type MovePageQuery,
} from './movePage';
import type { StageMoveStore } from './StageMoveStore';
import { spanOf } from './spanOf';
import { toAliasMove, toStageMove } from './toMove';

/** Which aliases and stages a list is about: all where undefined, none where empty. */
type Which = { aliases?: readonly string[]; stages?: readonly string[] };

/** Moves of aliases and of stages in one time line: a page is one query of each table, from its index. */
export class MoveTimeLine {
  readonly #environments: readonly Environment[];
  readonly #moves: AliasMoveStore;
  readonly #stageMoves: StageMoveStore;

  constructor(options: {
    environments: readonly Environment[];
    moves: AliasMoveStore;
    stageMoves: StageMoveStore;
  }) {
    this.#environments = options.environments;
    this.#moves = options.moves;
    this.#stageMoves = options.stageMoves;
  }

  /**
   * Newest first, unless asked otherwise. Throws `InputError` for an environment that there is none of, for times that are
   * none or in the wrong order, and for a cursor of another order.
   */
  async list(names: ModelNames, query: MoveListQuery): Promise<MovePage> {
    const { limit, cursor, order = 'desc', version, by } = query;
    const { aliases, stages } = this.#whichOf(query);
    const page: MovePageQuery = {
      by,
      ...spanOf(query),
      order,
      limit: limit + 1,
      past: cursor ? readMoveCursor(cursor, order) : undefined,
    };
    const [ofAliases, ofStages] = await Promise.all([
      aliases?.length === 0
        ? []
        : this.#moves.list(names, { ...page, aliases, version }),
      stages?.length === 0
        ? []
        : this.#stageMoves.list(names, { ...page, stages, version }),
    ]);
    const moves = [
      ...ofAliases.map(row => toAliasMove(row, this.#environments)),
      ...ofStages.map(row => toStageMove(row, this.#environments)),
    ].sort(inMoveOrder(order));
    const last = moves.length > limit ? moves[limit - 1] : undefined;
    return {
      items: moves.slice(0, limit),
      nextCursor: last && writeMoveCursor(order, last),
    };
  }

  #whichOf({ environment, alias, kind }: MoveListQuery): Which {
    const { aliases, stages } = this.#whichOfEnvironment(environment);
    const isNamed = alias !== undefined;
    const named = isNamed
      ? [alias].filter(one => !aliases || aliases.includes(one))
      : aliases;
    return {
      aliases: kind === 'stage' ? [] : named,
      stages: kind === 'alias' || isNamed ? [] : stages,
    };
  }

  #whichOfEnvironment(environment: string | undefined): Which {
    if (environment === undefined) return {};
    const found = this.#environments.find(({ name }) => name === environment);
    if (!found) {
      throw new InputError(
        `environment: there is none called '${environment}'; configured are ${this.#environments
          .map(({ name }) => name)
          .join(', ')}`,
      );
    }
    return found.stage === undefined
      ? { aliases: [found.alias], stages: [] }
      : { aliases: [], stages: [found.stage] };
  }
}
