import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Promotion, PromotionRequest } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import { UNDECIDED_STATES } from './life/life';
import { isOpen, type NewPromotions } from './NewPromotions';
import type { PromotionPlanner } from './plan/PromotionPlanner';
import { toPromotion } from './present';
import type { PromotionStore } from './store/PromotionStore';
import type { PromotionRecord } from './types';

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

/** Takes requests for promotions: plans them, and leaves the rest to the loop. */
export class PromotionRequests {
  constructor(
    private readonly options: {
      store: PromotionStore;
      planner: PromotionPlanner;
      promotions: NewPromotions;
    },
  ) {}

  /**
   * Writes a promotion in state `requested`. Throws `ConflictError` naming the open one where there is one that the
   * request does not replace, and what `PromotionPlanner.planRequest` throws.
   */
  async request(asking: Asking): Promise<Promotion> {
    const { request, model, actor, credentials, idempotencyKey } = asking;
    const { store, planner, promotions } = this.options;
    const known =
      idempotencyKey && (await store.findByKey(actor, idempotencyKey));
    if (known) {
      return toPromotion(known, 0);
    }
    const replaced = await this.#findReplaced(model.ref, request);
    const bound = await planner.planRequest(request, model, credentials);
    return promotions.write(
      bound,
      model,
      { actor, reason: request.reason ?? '', idempotencyKey },
      replaced,
    );
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
}
