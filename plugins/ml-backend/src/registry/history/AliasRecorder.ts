import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { RegisteredName } from '../types';
import type { AliasMoveStore, MoveRow } from './AliasMoveStore';
import type { Aliases } from './noticeMoves';

/** How long an announced move is waited for, and a seen one may be claimed, in milliseconds. */
const EXPECTED_FOR = 24 * 3_600_000;

/** One move of an alias by the portal; no version stands for no alias. */
export type PortalMove = RegisteredName & {
  alias: string;
  from?: string;
  to?: string;
  promotionId: string;
  /** Entity reference, or `system:slipway`. */
  actor: string;
  at: Date;
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
}

/** Since when a row may be about a move that is made now. */
export const expectedSince = (now: Date): string =>
  new Date(now.getTime() - EXPECTED_FOR).toISOString();

/** The recorder on the table of moves. */
export class StoredAliasRecorder implements AliasRecorder {
  readonly #moves: AliasMoveStore;
  readonly #setAlias: (
    transaction: Knex,
    name: RegisteredName,
    change: (aliases: Aliases) => Aliases,
  ) => Promise<void>;

  constructor(options: {
    moves: AliasMoveStore;
    /** Changes what is kept of the model's aliases, so that the next poll sees nothing new. */
    setAlias: (
      transaction: Knex,
      name: RegisteredName,
      change: (aliases: Aliases) => Aliases,
    ) => Promise<void>;
  }) {
    this.#moves = options.moves;
    this.#setAlias = options.setAlias;
  }

  async expect(transaction: Knex.Transaction, move: PortalMove): Promise<void> {
    await this.#moves.forgetExpected(move.promotionId, transaction);
    await this.#moves.insert([{ ...rowOf(move), at: null }], transaction);
  }

  async record(transaction: Knex.Transaction, move: PortalMove): Promise<void> {
    const row = rowOf(move);
    const recent = await this.#moves.findRecent(
      move,
      move.alias,
      expectedSince(move.at),
      transaction,
    );
    const same = recent.find(
      one =>
        one.promotion_id === move.promotionId &&
        one.to_version === row.to_version,
    );
    // The newest move is this one, seen by a poll before it could be written down.
    const [newest] = recent.filter(({ at }) => at !== null);
    const seen =
      newest?.by === 'outside' &&
      newest.to_version === row.to_version &&
      (newest.from_version ?? null) === row.from_version
        ? newest
        : undefined;
    const known = same ?? seen;
    if (known) {
      const { id: _, ...columns } = row;
      await this.#moves.update(known.id, columns, transaction);
    } else {
      await this.#moves.insert([row], transaction);
    }
    await this.#setAlias(transaction, move, ({ [move.alias]: __, ...rest }) =>
      move.to === undefined ? rest : { ...rest, [move.alias]: move.to },
    );
  }
}

function rowOf(move: PortalMove): MoveRow & { at: string } {
  return {
    id: randomUUID(),
    instance: move.instance,
    model: move.model,
    alias: move.alias,
    from_version: move.from ?? null,
    to_version: move.to ?? null,
    at: move.at.toISOString(),
    earliest_at: move.at.toISOString(),
    noticed_at: move.at.toISOString(),
    by: 'portal',
    promotion_id: move.promotionId,
    actor: move.actor,
    told_at: null,
  };
}
