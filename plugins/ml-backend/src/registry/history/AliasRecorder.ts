import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ModelStore } from '../mirror/ModelStore';
import type { RegisteredName } from '../types';
import type { AliasMoveStore, MoveRow } from './AliasMoveStore';
import { pointAlias, versionOf } from './noticeMoves';

/** One move of an alias by the portal; no version stands for no alias. */
export type PortalMove = RegisteredName & {
  alias: string;
  /** As the registry itself had it a moment ago. */
  from?: string;
  to?: string;
  promotionId: string;
  /** Entity reference, or `system:slipway`. */
  actor: string;
};

/**
 * What the portal does to aliases, said by whoever does it, in the transaction that writes its own state. A move is
 * announced before it is made, so that a poll that sees it first knows whose it is.
 */
export interface AliasRecorder {
  /** The portal is about to make this move. */
  expect(transaction: Knex.Transaction, move: PortalMove): Promise<void>;
  /** The portal has made it. */
  record(transaction: Knex.Transaction, move: PortalMove): Promise<void>;
  /** The promotion has ended: what it announced and did not do, it will not do. */
  forget(transaction: Knex.Transaction, promotionId: string): Promise<void>;
}

/** The recorder on the table of moves. */
export class StoredAliasRecorder implements AliasRecorder {
  readonly #moves: AliasMoveStore;
  readonly #models: Pick<ModelStore, 'changeAliases'>;
  readonly #now: () => Date;

  constructor(options: {
    moves: AliasMoveStore;
    /** What is kept of the models, so that the next poll sees nothing new. */
    models: Pick<ModelStore, 'changeAliases'>;
    now: () => Date;
  }) {
    this.#moves = options.moves;
    this.#models = options.models;
    this.#now = options.now;
  }

  async expect(transaction: Knex.Transaction, move: PortalMove): Promise<void> {
    await this.#noticeBefore(transaction, move);
    await this.#moves.forgetExpected(move.promotionId, transaction);
    await this.#moves.insert([{ ...this.#rowOf(move), at: null }], transaction);
  }

  async record(transaction: Knex.Transaction, move: PortalMove): Promise<void> {
    const row = this.#rowOf(move);
    // The model is locked first, as a look does it: in another order each could wait for the other.
    await this.#models.changeAliases(
      move,
      aliases => pointAlias(aliases, move.alias, row.to_version),
      transaction,
    );
    const own = await this.#moves.findOfPromotion(
      move.promotionId,
      transaction,
    );
    const [said] = own.filter(({ to_version: to }) => to === row.to_version);
    if (said) {
      const { id: _, ...columns } = row;
      await this.#moves.update(
        said.id,
        {
          ...columns,
          // A poll may have seen it before: then it moved no later than that.
          at: said.at ?? row.at,
          earliest_at: said.at ? said.earliest_at : said.noticed_at,
          witnessed_at: said.witnessed_at,
        },
        transaction,
      );
    } else {
      await this.#moves.insert([row], transaction);
    }
  }

  async forget(
    transaction: Knex.Transaction,
    promotionId: string,
  ): Promise<void> {
    await this.#moves.forgetExpected(promotionId, transaction);
  }

  /**
   * The portal has just read the alias: where it is not what is kept, the portal did what it had announced before, or
   * somebody else moved it.
   */
  async #noticeBefore(transaction: Knex.Transaction, move: PortalMove) {
    const from = move.from ?? null;
    let kept: string | null | undefined;
    await this.#models.changeAliases(
      move,
      aliases => {
        kept = versionOf(aliases, move.alias);
        return kept === from
          ? undefined
          : pointAlias(aliases, move.alias, from);
      },
      transaction,
    );
    if (kept === undefined || kept === from) return;
    const now = this.#now().toISOString();
    const own = await this.#moves.findOfPromotion(
      move.promotionId,
      transaction,
    );
    const made = own.find(
      one =>
        one.at === null && one.from_version === kept && one.to_version === from,
    );
    if (made) {
      await this.#moves.update(
        made.id,
        { at: now, earliest_at: made.noticed_at, noticed_at: now },
        transaction,
      );
      return;
    }
    await this.#moves.insert(
      [
        {
          ...this.#rowOf(move),
          from_version: kept,
          to_version: from,
          earliest_at: null,
          by: 'outside',
          promotion_id: null,
          actor: null,
        },
      ],
      transaction,
    );
  }

  #rowOf(move: PortalMove): MoveRow & { at: string } {
    const now = this.#now().toISOString();
    return {
      id: randomUUID(),
      instance: move.instance,
      model: move.model,
      alias: move.alias,
      from_version: move.from ?? null,
      to_version: move.to ?? null,
      at: now,
      earliest_at: now,
      noticed_at: now,
      by: 'portal',
      promotion_id: move.promotionId,
      actor: move.actor,
      told_at: null,
      witnessed_at: null,
    };
  }
}
