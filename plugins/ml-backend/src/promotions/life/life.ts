import type { PromotionState } from '@slipway/plugin-ml-common';

/** Something that takes a promotion from one state to the next. */
export type PromotionEvent =
  /** The gates have been evaluated, whatever came out. */
  | 'gates_evaluated'
  /** Every gate that must has passed; persons decide. */
  | 'gates_passed'
  /** A roll-back whose gates have passed; it needs no approval. */
  | 'approval_not_needed'
  /** The quorum of the policy is reached. */
  | 'approved'
  /** What was approved is no longer what is; it must be judged and approved again. */
  | 'approval_voided'
  | 'launch_created'
  | 'launch_succeeded'
  /** There is nothing to train. */
  | 'nothing_to_launch'
  /** Digest, gates and rights hold at the moment of use. */
  | 'verified'
  | 'rolled_out'
  | 'rolled_back'
  | 'failed'
  | 'withdrawn'
  | 'rejected'
  | 'expired'
  | 'revoked'
  | 'superseded';

type Next = Partial<Record<PromotionEvent, PromotionState>>;

const UNDECIDED = {
  withdrawn: 'withdrawn',
  rejected: 'rejected',
  expired: 'expired',
  superseded: 'superseded',
  failed: 'failed',
} as const satisfies Next;

/** Who may go where: the whole life of a promotion; what is not here cannot happen. */
export const LIFE: Record<PromotionState, Next> = {
  requested: { ...UNDECIDED, gates_evaluated: 'gated' },
  gated: {
    ...UNDECIDED,
    gates_passed: 'awaiting_approval',
    approval_not_needed: 'approved',
  },
  awaiting_approval: {
    ...UNDECIDED,
    approved: 'approved',
    approval_voided: 'gated',
  },
  approved: {
    approval_voided: 'gated',
    launch_created: 'launching',
    nothing_to_launch: 'verifying',
    expired: 'expired',
    revoked: 'revoked',
    failed: 'failed',
  },
  launching: {
    launch_succeeded: 'verifying',
    revoked: 'revoked',
    failed: 'failed',
  },
  verifying: {
    verified: 'rolling_out',
    approval_voided: 'gated',
    expired: 'expired',
    revoked: 'revoked',
    failed: 'failed',
  },
  rolling_out: {
    rolled_out: 'done',
    rolled_back: 'rolled_back',
    revoked: 'revoked',
    failed: 'failed',
  },
  done: {},
  rolled_back: {},
  withdrawn: {},
  rejected: {},
  expired: {},
  revoked: {},
  superseded: {},
  failed: {},
};

/** The state after an event, or undefined when the event cannot happen in this state. */
export function nextState(
  state: PromotionState,
  event: PromotionEvent,
): PromotionState | undefined {
  return LIFE[state][event];
}

/** Has it ended? */
export const hasEnded = (state: PromotionState): boolean =>
  Object.keys(LIFE[state]).length === 0;

/** States in which nobody has approved yet. */
export const UNDECIDED_STATES: readonly PromotionState[] = [
  'requested',
  'gated',
  'awaiting_approval',
];

/** States in which it is approved and being carried out. */
export const UNDERWAY_STATES: readonly PromotionState[] = [
  'approved',
  'launching',
  'verifying',
  'rolling_out',
];
