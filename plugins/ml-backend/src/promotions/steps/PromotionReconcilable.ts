import type { Reconcilable, Turn, TurnOutcome } from '../../reconcile';
import { hasEnded } from '../life/life';
import type { PromotionNotifier } from '../notices/PromotionNotifier';
import { PROMOTIONS_TABLE } from '../store/PromotionStore';
import type { PromotionRecord } from '../types';
import { awaitApproval } from './awaitApproval';
import { begin } from './begin';
import { followLaunch } from './followLaunch';
import { followRollout } from './followRollout';
import { judge } from './judge';
import type { Step, StepTools } from './types';
import { verify } from './verify';

const STEPS: Partial<Record<PromotionRecord['state'], Step>> = {
  requested: judge,
  gated: judge,
  awaiting_approval: awaitApproval,
  approved: begin,
  launching: followLaunch,
  verifying: verify,
  rolling_out: followRollout,
};

/** Brings promotions from state to state, one step a turn. */
export class PromotionReconcilable implements Reconcilable {
  readonly name = 'promotion';
  readonly table = PROMOTIONS_TABLE;

  constructor(
    private readonly tools: StepTools & { notifier: PromotionNotifier },
  ) {}

  async step(turn: Turn): Promise<TurnOutcome> {
    const promotion = await this.tools.store.get(turn.id);
    const outcome = promotion.notice
      ? await this.#tell(promotion, turn)
      : await STEPS[promotion.state]?.(promotion, this.tools, turn);
    if (!outcome) {
      return { next: 'rest' };
    }
    return {
      ...outcome,
      announce: async () => {
        await outcome.announce?.();
        if (outcome.write) {
          this.tools.notifier.hint(promotion.id);
        }
      },
    };
  }

  announceWaiting(id: string): void {
    this.tools.notifier.hint(id);
  }

  /** Tells whom the state concerns; told twice is better than never, and one notification replaces the other. */
  async #tell(promotion: PromotionRecord, { now }: Turn): Promise<TurnOutcome> {
    await this.tools.notifier.tell(promotion);
    return {
      next: hasEnded(promotion.state) ? 'rest' : 0,
      write: transaction =>
        this.tools.life.note(transaction, promotion, { notice: null }, now),
    };
  }
}
