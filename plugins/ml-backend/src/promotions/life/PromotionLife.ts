import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import type { LedgerWriter } from '../../ledger/types';
import type { AliasRecorder } from '../../registry';
import type { PromotionChanges } from '../store/columns';
import type { PromotionStore } from '../store/PromotionStore';
import { subjectOf, type PromotionRecord } from '../types';
import { hasEnded, nextState, type PromotionEvent } from './life';

/** Who did something, and what the ledger says of it. */
export type Deed = {
  /** Entity reference, or `system:slipway`. */
  actor: string;
  /** `promotion.<done>`. */
  act: string;
  detail?: JsonObject;
};

/** The portal itself. */
export const SYSTEM = 'system:slipway';

/** Takes promotions from state to state: a state never changes without its entry in the ledger. */
export class PromotionLife {
  constructor(
    private readonly options: {
      store: PromotionStore;
      ledger: LedgerWriter;
      aliasRecorder: Pick<AliasRecorder, 'forget'>;
    },
  ) {}

  /**
   * Does what an event does to a promotion, in the caller's transaction, and answers with the promotion after it.
   * Throws `ConflictError` when the event cannot happen in its state or the state has changed meanwhile.
   */
  async move(
    transaction: Knex.Transaction,
    promotion: PromotionRecord,
    event: PromotionEvent,
    deed: Deed,
    changes: PromotionChanges,
    at: Date,
  ): Promise<PromotionRecord> {
    const state = nextState(promotion.state, event);
    if (!state) {
      throw new ConflictError(
        `Promotion ${promotion.id} is ${promotion.state.replace(
          '_',
          ' ',
        )}; reload it to see what it is now`,
      );
    }
    const ended = hasEnded(state);
    const all: PromotionChanges = {
      stateReason: null,
      ...(ended ? { endedAt: at.toISOString(), notice: 'requester' } : {}),
      ...changes,
      state,
    };
    await this.#write(transaction, promotion, all, at);
    if (ended) {
      await this.options.aliasRecorder.forget(transaction, promotion.id);
    }
    await this.#record(transaction, promotion, deed, {
      state,
      ...(changes.stateReason
        ? { reason: firstLine(changes.stateReason) }
        : {}),
    });
    return this.options.store.get(promotion.id, transaction);
  }

  /** Writes changes that leave the state as it is, with an entry where there is a deed. Throws as {@link move}. */
  async note(
    transaction: Knex.Transaction,
    promotion: PromotionRecord,
    changes: PromotionChanges,
    at: Date,
    deed?: Deed,
  ): Promise<void> {
    await this.#write(transaction, promotion, changes, at);
    if (deed) {
      await this.#record(transaction, promotion, deed, {});
    }
  }

  async #write(
    transaction: Knex.Transaction,
    promotion: PromotionRecord,
    changes: PromotionChanges,
    at: Date,
  ) {
    if (
      !(await this.options.store.update(transaction, promotion, changes, at))
    ) {
      throw new ConflictError(
        `Promotion ${promotion.id} is no longer ${promotion.state.replace(
          '_',
          ' ',
        )}; reload it to see what it is now`,
      );
    }
  }

  async #record(
    transaction: Knex.Transaction,
    promotion: PromotionRecord,
    { actor, act, detail }: Deed,
    more: JsonObject,
  ) {
    await this.options.ledger.append(transaction, {
      actor,
      act,
      subject: subjectOf(promotion),
      detail: {
        model: promotion.model,
        environment: promotion.environment,
        ...detail,
        ...more,
      },
    });
  }
}

/** What follows the first line is a log's tail: it is shown, and not kept forever. */
function firstLine(text: string) {
  return text.split('\n', 1)[0];
}
