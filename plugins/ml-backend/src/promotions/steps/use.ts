import type { TurnOutcome } from '../../reconcile';
import { voidApprovals } from '../life/voidApprovals';
import type { PromotionRecord } from '../types';
import { end } from './end';
import { expireAt, hasExpired } from './expire';
import type { StepTools } from './types';

/** Evidence that was read so shortly ago need not be read again. */
const FRESH_FOR = 10_000;

/** Whether what was approved may be done now; if not, what to write instead. */
export type UseFinding =
  | { holds: true; approvers: string[] }
  | { holds: false; outcome: TurnOutcome };

/**
 * Checks at the moment of use what was checked at approval: that it has not expired, that the approvers still may, and
 * that digest and evidence are what was approved. Throws `SystemUnavailableError` when that cannot be found out.
 */
export async function checkUse(
  promotion: PromotionRecord,
  tools: StepTools,
  now: Date,
): Promise<UseFinding> {
  const rights = await checkRights(promotion, tools, now);
  if (!rights.holds) {
    return rights;
  }
  const { checkedAt } = promotion;
  if (checkedAt && now.getTime() - Date.parse(checkedAt) < FRESH_FOR) {
    return rights;
  }
  const evaluation = await tools.evaluator.evaluatePromotion(
    promotion,
    'request',
    now,
  );
  if (evaluation.evidenceDigest === promotion.evidenceDigest) {
    return rights;
  }
  const changes = await tools.evaluator.findChanges(promotion, evaluation);
  const reason = `What was approved has changed: ${changes.join('; ')}`;
  return {
    holds: false,
    outcome:
      promotion.mode === 'rollback'
        ? end(promotion, tools, 'failed', reason, now)
        : goBack(promotion, tools, reason, now),
  };
}

/** The part of {@link checkUse} that asks nothing of outside systems: time and rights. */
export async function checkRights(
  promotion: PromotionRecord,
  tools: StepTools,
  now: Date,
): Promise<UseFinding> {
  if (hasExpired(promotion, now)) {
    return { holds: false, outcome: expireAt(promotion, tools, now) };
  }
  const finding = await tools.approvals.check(promotion);
  if (finding.holds) {
    return finding;
  }
  // Once it has trained, an approval cannot be given anew for what was done with the old one.
  const canGoBack = finding.canBeApproved && !promotion.launchId;
  return {
    holds: false,
    outcome: canGoBack
      ? goBack(promotion, tools, finding.reason, now)
      : end(promotion, tools, 'revoked', finding.reason, now),
  };
}

function goBack(
  promotion: PromotionRecord,
  tools: StepTools,
  reason: string,
  now: Date,
): TurnOutcome {
  return {
    next: 0,
    write: transaction =>
      voidApprovals(transaction, promotion, tools, reason, now),
  };
}
