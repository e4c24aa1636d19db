import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Promotion, PromotionRequest } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type {
  DeploymentService,
  RollbackRequester,
} from '../deployments/types';
import type { EntityReader, ModelSpec } from '../entities';
import type { LedgerWriter } from '../ledger';
import type { Wakeable } from '../reconcile';
import type { PromotionLife } from './life/PromotionLife';
import { UNDECIDED_STATES, UNDERWAY_STATES } from './life/life';
import type { BoundPlan, PromotionPlanner } from './plan/PromotionPlanner';
import { plainJson } from './plainJson';
import { isoDurationToMilliseconds } from './policy';
import { toPromotion } from './present';
import type { NewPromotion, PromotionStore } from './store/PromotionStore';
import { laneOf } from './store/columns';
import { subjectOf, type PromotionRecord } from './types';

/** Who asks for what. */
export type Asking = {
  request: PromotionRequest;
  model: ModelSpec;
  /** Entity reference of who asks, or `service:<subject>`. */
  actor: string;
  /** To read the catalog with. */
  credentials: BackstageCredentials;
  /** A repeated request of the same caller with the same key answers with the first one's promotion. */
  idempotencyKey?: string;
};

/** Takes requests for promotions: plans, seals the plan in the ledger, and leaves the rest to the loop. */
export class PromotionRequests implements RollbackRequester {
  constructor(
    private readonly options: {
      database: Knex;
      store: PromotionStore;
      life: PromotionLife;
      ledger: LedgerWriter;
      planner: PromotionPlanner;
      deployments: Pick<DeploymentService, 'get'>;
      entities: EntityReader;
      loop: Wakeable;
      hint: (id: string) => void;
      now: () => Date;
    },
  ) {}

  /**
   * Writes a promotion in state `requested`. Throws `ConflictError` naming the open one where there is one that the
   * request does not replace, and what `PromotionPlanner.planRequest` throws.
   */
  async request(asking: Asking): Promise<Promotion> {
    const { request, model, actor, credentials, idempotencyKey } = asking;
    const { store, planner } = this.options;
    const known =
      idempotencyKey && (await store.findByKey(actor, idempotencyKey));
    if (known) {
      return toPromotion(known, 0);
    }
    const replaced = await this.#findReplaced(model.ref, request);
    const bound = await planner.planRequest(request, model, credentials);
    return this.#write(
      this.#newPromotion(bound, model, {
        actor,
        reason: request.reason ?? '',
        supersedes: replaced?.id,
        idempotencyKey,
      }),
      replaced,
    );
  }

  async requestRollback({
    model: modelRef,
    environment,
    reason,
    actor,
    credentials,
  }: Parameters<RollbackRequester['requestRollback']>[0]): Promise<Promotion> {
    const { deployments, entities, planner } = this.options;
    const model = await entities.getModel(modelRef, credentials);
    const deployment = await deployments.get(model.ref, environment);
    if (!deployment?.serving) {
      throw new NotFoundError(
        `Nothing serves ${model.ref} in ${environment}, so there is nothing to roll back`,
      );
    }
    const { previous } = deployment;
    if (!previous) {
      throw new ConflictError(
        `Nothing served ${model.ref} in ${environment} before version ${deployment.serving.version}; deploy another version by a promotion`,
      );
    }
    const bound = await planner.planRollback(model, environment, previous);
    return this.#write(
      this.#newPromotion(bound, model, {
        actor,
        reason,
        restores: previous.rolloutId,
      }),
    );
  }

  #newPromotion(
    { plan, planHash, version, digest }: BoundPlan,
    model: ModelSpec,
    asked: Pick<
      NewPromotion,
      'reason' | 'supersedes' | 'restores' | 'idempotencyKey'
    > & { actor: string },
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
      version: version.version,
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

  /** The open promotion that a request replaces. Throws `ConflictError` for one that it does not name or cannot replace. */
  async #findReplaced(
    model: string,
    { environment, supersedes }: PromotionRequest,
  ): Promise<PromotionRecord | undefined> {
    const [open] = await this.options.store.findOpen({
      model,
      environment,
      lane: 'change',
    });
    if (supersedes && open?.id !== supersedes) {
      throw new ConflictError(
        `supersedes: ${supersedes} is not the open promotion of ${model} to ${environment}; ${
          open ? `that is ${open.id}` : 'there is none, so leave the field out'
        }`,
      );
    }
    if (open && !supersedes) {
      throw isOpen(open);
    }
    if (open && !UNDECIDED_STATES.includes(open.state)) {
      throw new ConflictError(
        `supersedes: ${open.id} is approved and under way; abort it first`,
      );
    }
    return open;
  }

  async #write(
    promotion: NewPromotion,
    replaced?: PromotionRecord,
  ): Promise<Promotion> {
    const { database, store, loop, hint } = this.options;
    try {
      await database.transaction(async transaction => {
        await this.#makeRoom(transaction, promotion, replaced);
        await store.insert(transaction, promotion);
        await this.#seal(transaction, promotion);
      });
    } catch (error) {
      // The database keeps one open promotion per place and one per key; the one that came first is the answer.
      throw (await this.#findFirst(promotion)) ?? error;
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

  async #findFirst(promotion: NewPromotion): Promise<Error | undefined> {
    const [open] = await this.options.store.findOpen({
      model: promotion.model,
      environment: promotion.environment,
      lane: laneOf(promotion.mode),
    });
    return open && isOpen(open);
  }
}

const isOpen = (open: PromotionRecord) =>
  new ConflictError(
    `Promotion ${open.id} of ${open.model} to ${
      open.environment
    } is open (${open.state.replace('_', ' ')}, asked for by ${
      open.requestedBy
    }); wait for it, withdraw it, or name it in supersedes`,
  );
