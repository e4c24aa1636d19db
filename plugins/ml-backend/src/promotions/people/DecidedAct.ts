import type { Promotion } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { writeGoal, type Wakeable } from '../../reconcile';
import { toPromotion } from '../present';
import type { DecisionStore } from '../store/DecisionStore';
import { PROMOTIONS_TABLE, type PromotionStore } from '../store/PromotionStore';
import type { PromotionRecord } from '../types';
import { requireVerdict, type ActFacts, type Rights } from './acts';
import type { Caller } from './caller';

/** Who decides, and what the permission policy lets them do. */
export type Decider = { caller: Caller; rights: Rights };

/** What an act is done to, read in its transaction. */
export type ActSubject = ActFacts & { promotion: PromotionRecord };

/** How every act of a person is done: allowed by the rules at that instant, written with its entry, told to the loop. */
export class DecidedAct {
  constructor(
    private readonly options: {
      database: Knex;
      store: PromotionStore;
      decisions: DecisionStore;
      loop: Wakeable;
      hint: (id: string) => void;
      now: () => Date;
    },
  ) {}

  /** Does an act in one transaction, after asking again whether the promotion as it is then allows it. */
  async do(
    id: string,
    { caller, rights }: Decider,
    may: (facts: ActFacts) => Parameters<typeof requireVerdict>[0],
    act: (transaction: Knex.Transaction, facts: ActSubject) => Promise<void>,
  ): Promise<Promotion> {
    const { database, store, decisions, loop, hint, now } = this.options;
    const [after, all] = await database.transaction(async transaction => {
      const facts = {
        promotion: await store.get(id, transaction),
        decisions: await decisions.list(id, transaction),
        caller,
        rights,
      };
      requireVerdict(may(facts));
      await act(transaction, facts);
      await writeGoal(transaction, {
        table: PROMOTIONS_TABLE,
        id,
        now: now(),
      });
      return [
        await store.get(id, transaction),
        await decisions.list(id, transaction),
      ] as const;
    });
    loop.wake();
    hint(id);
    return toPromotion(
      after,
      all.filter(one => one.decision === 'approved' && !one.voidedAt).length,
    );
  }
}
