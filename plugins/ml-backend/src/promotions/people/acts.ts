import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { Act } from '@slipway/plugin-ml-common';
import { UNDECIDED_STATES, UNDERWAY_STATES, hasEnded } from '../life/life';
import type { DecisionRecord, PromotionRecord } from '../types';
import type { Caller } from './caller';

/** What the permission policy says of the caller, rules of the promotion aside. */
export type Rights = { decide: Act; request: Act; control: Act };

/** What the rules look at. */
export type ActFacts = {
  promotion: Pick<
    PromotionRecord,
    'state' | 'stateReason' | 'requestedBy' | 'abortedBy' | 'mode' | 'plan'
  >;
  decisions: readonly Pick<DecisionRecord, 'by' | 'decision' | 'voidedAt'>[];
  caller: Pick<Caller, 'actor' | 'person'>;
  rights: Rights;
};

/** Whether somebody may do something; a refusal says whether it is for who asks or for what the promotion is now. */
export type Verdict =
  | { allowed: true }
  | { allowed: false; because: 'caller' | 'state'; reason: string };

const ALLOWED: Verdict = { allowed: true };
const notYou = (reason: string): Verdict => ({
  allowed: false,
  because: 'caller',
  reason,
});
const notNow = (reason: string): Verdict => ({
  allowed: false,
  because: 'state',
  reason,
});
const bySay = ({ allowed, reason }: Act): Verdict =>
  allowed ? ALLOWED : notYou(reason ?? 'Your permissions do not allow it');

/** Throws `NotAllowedError` or `ConflictError` with the verdict's reason, unless it allows. */
export function requireVerdict(verdict: Verdict): void {
  if (!verdict.allowed) {
    throw verdict.because === 'caller'
      ? new NotAllowedError(verdict.reason)
      : new ConflictError(verdict.reason);
  }
}

/** A verdict in the words of the API. */
export const toAct = (verdict: Verdict): Act =>
  verdict.allowed
    ? { allowed: true }
    : { allowed: false, reason: verdict.reason };

/** The group by which a person may decide, or undefined. */
export function approverGroupOf(
  { plan }: Pick<PromotionRecord, 'plan'>,
  { person }: Pick<Caller, 'person'>,
): string | undefined {
  return plan.policy.approverGroups.find(group =>
    person?.claims.includes(group),
  );
}

/** May the caller approve, and why not? The rules of a promotion; no permission policy can loosen them. */
export function mayApprove(facts: ActFacts): Verdict {
  const { promotion, caller, decisions } = facts;
  if (promotion.state !== 'awaiting_approval') {
    return notNow(whyNotAwaiting(promotion));
  }
  const decide = mayDecide(facts);
  if (!decide.allowed) {
    return decide;
  }
  return decisions.some(one => one.by === caller.actor && !one.voidedAt)
    ? notNow('You have approved this promotion; it needs another person')
    : ALLOWED;
}

/** May the caller reject? */
export function mayReject(facts: ActFacts): Verdict {
  const { promotion } = facts;
  return UNDECIDED_STATES.includes(promotion.state) &&
    promotion.mode !== 'rollback'
    ? mayDecide(facts)
    : notNow(whyNotAwaiting(promotion));
}

/** May the caller withdraw? Only who asked, and only before it is approved. */
export function mayWithdraw({ promotion, caller, rights }: ActFacts): Verdict {
  if (!UNDECIDED_STATES.includes(promotion.state)) {
    return notNow(
      hasEnded(promotion.state)
        ? 'It has ended'
        : 'It is approved and under way; abort it',
    );
  }
  if (promotion.requestedBy !== caller.actor) {
    return notYou(
      `Only ${promotion.requestedBy}, who asked for it, can withdraw it`,
    );
  }
  return bySay(rights.request);
}

/** May the caller abort? Whoever may control the deployment, and every approver. */
export function mayAbort({ promotion, caller, rights }: ActFacts): Verdict {
  if (!UNDERWAY_STATES.includes(promotion.state)) {
    return notNow(
      hasEnded(promotion.state)
        ? 'It has ended'
        : 'Nothing is under way; reject or withdraw it',
    );
  }
  if (promotion.abortedBy) {
    return notNow(`${promotion.abortedBy} has aborted it`);
  }
  const isApprover =
    rights.decide.allowed && approverGroupOf(promotion, caller) !== undefined;
  return isApprover ? ALLOWED : bySay(rights.control);
}

function mayDecide({ promotion, caller, rights }: ActFacts): Verdict {
  if (!caller.person) {
    return notYou(
      'Only a person can decide a promotion; services and agents can ask for one',
    );
  }
  if (promotion.requestedBy === caller.actor) {
    return notYou('You asked for this promotion; someone else must decide');
  }
  const groups = promotion.plan.policy.approverGroups;
  if (groups.length === 0) {
    return notYou(
      `No approver group is configured for tier ${promotion.plan.policy.tier}; name one in ml.policies`,
    );
  }
  if (!approverGroupOf(promotion, caller)) {
    return notYou(`Only members of ${groups.join(' or ')} can decide`);
  }
  return bySay(rights.decide);
}

function whyNotAwaiting({ state, stateReason }: ActFacts['promotion']): string {
  if (hasEnded(state)) {
    return `It has ended: ${state.replace('_', ' ')}`;
  }
  switch (state) {
    case 'requested':
      return 'Its gates are being evaluated';
    case 'gated':
      return stateReason ?? 'A gate has not passed';
    default:
      return 'It is approved already';
  }
}
