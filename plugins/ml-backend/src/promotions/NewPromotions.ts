import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { Promotion } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { ModelSpec } from '../entities';
import type { LedgerWriter } from '../ledger';
import type { Wakeable } from '../reconcile';
import type { PromotionLife } from './life/PromotionLife';
import { UNDERWAY_STATES } from './life/life';
import type { BoundPlan } from './plan/boundPlan';
import { plainJson } from './plainJson';
import { isoDurationToMilliseconds } from './policy';
import { toPromotion } from './present';
import type { NewPromotion, PromotionStore } from './store/PromotionStore';
import { laneOf } from './store/columns';
import { subjectOf, type PromotionRecord } from './types';

/** Who asks, and why. */
export type Asked = Pick<
  NewPromotion,
  'reason' | 'restores' | 'idempotencyKey'
> & {
  /** Entity reference of who asks, or `service:<subject>`. */
  actor: string;
};

/** Writes new promotions, each with its sealed plan, and wakes the loop. */
export class NewPromotions {
  constructor(
    private readonly options: {
      database: Knex;
      store: PromotionStore;
      life: PromotionLife;
      ledger: LedgerWriter;
      loop: Wakeable;
      hint: (id: string) => void;
      now: () => Date;
    },
  ) {}

  /**
   * Writes a promotion in state `requested` in the place of the one that it replaces. Throws `ConflictError` naming the
   * one that is open there already.
   */
  async write(
    bound: BoundPlan,
    model: ModelSpec,
    asked: Asked,
    replaced?: PromotionRecord,
  ): Promise<Promotion> {
    const promotion = this.#newPromotion(bound, model, {
      ...asked,
      supersedes: replaced?.id,
    });
    const { database, store, loop, hint } = this.options;
    try {
      await database.transaction(async transaction => {
        await this.#makeRoom(transaction, promotion, replaced);
        await store.insert(transaction, promotion);
        await this.#seal(transaction, promotion);
      });
    } catch (error) {
      // The database keeps one open promotion per place and one per key; the one that came first is the answer.
      const { requestedBy, idempotencyKey } = promotion;
      const known =
        idempotencyKey && (await store.findByKey(requestedBy, idempotencyKey));
      if (known) {
        return toPromotion(known, 0);
      }
      const [open] = await store.findOpen({
        model: promotion.model,
        environment: promotion.environment,
        lane: laneOf(promotion.mode),
      });
      throw open ? isOpen(open) : error;
    }
    loop.wake();
    hint(promotion.id);
    if (replaced) {
      hint(replaced.id);
    }
    return toPromotion(await store.get(promotion.id), 0);
  }

  async #makeRoom(
    transaction: Knex.Transaction,
    promotion: NewPromotion,
    replaced?: PromotionRecord,
  ) {
    const { life, store } = this.options;
    if (replaced) {
      await life.move(
        transaction,
        await store.get(replaced.id, transaction),
        'superseded',
        {
          actor: promotion.requestedBy,
          act: 'promotion.superseded',
          detail: { by: promotion.id },
        },
        { stateReason: `Replaced by promotion ${promotion.id}` },
        this.options.now(),
      );
    }
    if (promotion.mode === 'rollback') {
      // Locks what it finds, so that nothing begins to roll out before this one is written.
      const [change] = await store.findOpen(
        {
          model: promotion.model,
          environment: promotion.environment,
          lane: 'change',
        },
        transaction,
      );
      if (change && UNDERWAY_STATES.includes(change.state)) {
        throw new ConflictError(
          `Promotion ${change.id} is rolling out to ${promotion.environment}; abort it, and what served before serves again`,
        );
      }
    }
  }

  /** The plan is in the ledger before any gate is evaluated, so that no threshold can follow its result. */
  async #seal(transaction: Knex.Transaction, promotion: NewPromotion) {
    await this.options.ledger.append(transaction, {
      actor: promotion.requestedBy,
      act: 'promotion.requested',
      subject: subjectOf(promotion),
      detail: plainJson({
        model: promotion.model,
        environment: promotion.environment,
        registry: promotion.registry,
        registeredModel: promotion.registeredModel,
        version: promotion.version,
        digest: promotion.digest,
        planHash: promotion.planHash,
        plan: promotion.plan,
        reason: promotion.reason,
        supersedes: promotion.supersedes,
        restores: promotion.restores,
      }),
    });
  }

  #newPromotion(
    { plan, planHash, version, digest }: BoundPlan,
    model: ModelSpec,
    asked: Asked & Pick<NewPromotion, 'supersedes'>,
  ): NewPromotion {
    const { actor, ...rest } = asked;
    const now = this.options.now();
    return {
      ...rest,
      id: randomUUID(),
      model: model.ref,
      environment: plan.environment,
      mode: plan.mode,
      registry: model.registry.instance,
      registeredModel: model.registry.model,
      version,
      digest,
      requestedBy: actor,
      requestedAt: now.toISOString(),
      plan,
      planHash,
      approvalsNeeded: plan.mode === 'rollback' ? 0 : plan.policy.approvals,
      expiresAt: new Date(
        now.getTime() + isoDurationToMilliseconds(plan.policy.expiresAfter),
      ).toISOString(),
    };
  }
}

/** The refusal of a second promotion beside an open one. */
export function isOpen(open: PromotionRecord) {
  return new ConflictError(
    `Promotion ${open.id} of ${open.model} to ${
      open.environment
    } is open (${open.state.replace('_', ' ')}, asked for by ${
      open.requestedBy
    }); wait for it, withdraw it, or name it in supersedes`,
  );
}
