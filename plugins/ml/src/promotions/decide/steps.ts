import type {
  PromotionDetail,
  PromotionState,
} from '@slipway/plugin-ml-common';

/** Where a step of a promotion stands. `skipped`: the plan has no such step. */
export type StepStatus =
  | 'finished'
  | 'current'
  | 'waiting'
  | 'stopped'
  | 'skipped'
  | 'ahead';

/** One step of a promotion's life, in order. */
export type Step = { name: StepName; status: StepStatus };

/** The steps by the names people read. */
export type StepName =
  | 'Requested'
  | 'Gates'
  | 'Approval'
  | 'Train'
  | 'Verify'
  | 'Roll out'
  | 'Done';

const stepNames: StepName[] = [
  'Requested',
  'Gates',
  'Approval',
  'Train',
  'Verify',
  'Roll out',
  'Done',
];

const notPlanned: Record<PromotionDetail['plan']['mode'], StepName[]> = {
  train: [],
  deploy: ['Train'],
  rollback: ['Gates', 'Approval', 'Train'],
};

const stepOfState: Partial<Record<PromotionState, StepName>> = {
  requested: 'Gates',
  awaiting_approval: 'Approval',
  launching: 'Train',
  verifying: 'Verify',
  rolling_out: 'Roll out',
};

type Facts = Pick<PromotionDetail, 'promotion' | 'plan' | 'gates' | 'ledger'>;

/** The acts in the ledger that tell how far a promotion had come. */
const stepOfAct: Partial<Record<string, StepName>> = {
  'promotion.awaiting_approval': 'Approval',
  'promotion.launched': 'Train',
  'promotion.trained': 'Verify',
  'promotion.version_found': 'Verify',
  'promotion.verifying': 'Verify',
  'promotion.rolling_out': 'Roll out',
};

const isApproved = ({ approvals = 0, approvalsNeeded }: Facts['promotion']) =>
  approvalsNeeded !== undefined && approvals >= approvalsNeeded;

const afterApproval = ({ plan }: Facts): StepName =>
  plan.mode === 'train' ? 'Train' : 'Verify';

/** Where an ended promotion stopped: the furthest that the ledger tells of, since approvals were last voided. */
const stoppedAt = (facts: Facts): StepName => {
  const { ledger, promotion } = facts;
  const acts = [...ledger]
    .sort((one, other) => one.sequence - other.sequence)
    .map(({ act }) => act);
  const reached = acts
    .slice(acts.lastIndexOf('promotion.approval_voided') + 1)
    .map(act => stepNames.indexOf(stepOfAct[act] ?? 'Gates'));
  const at = stepNames[Math.max(1, ...reached)];
  return at === 'Approval' && isApproved(promotion) ? afterApproval(facts) : at;
};

const isBlocked = ({ gates }: Facts) =>
  gates.some(
    ({ phase, outcome }) => phase === 'request' && outcome !== 'passed',
  );

const movesAt = (facts: Facts): StepName | undefined => {
  const { state } = facts.promotion;
  if (state === 'gated') return isBlocked(facts) ? 'Gates' : 'Approval';
  if (state === 'approved') return afterApproval(facts);
  return stepOfState[state];
};

const standingOf = (
  { promotion }: Facts,
  at: StepName | undefined,
): StepStatus => {
  if (promotion.state === 'done') return 'finished';
  if (!at) return 'stopped';
  const waits =
    promotion.state === 'awaiting_approval' ||
    (promotion.state === 'gated' && at === 'Gates') ||
    promotion.waitingFor !== undefined;
  return waits ? 'waiting' : 'current';
};

/** The steps of a promotion as they stand. */
export const stepsOf = (facts: Facts): Step[] => {
  const { promotion, plan } = facts;
  const skipped = notPlanned[plan.mode];
  const planned = stepNames.filter(name => !skipped.includes(name));
  const moving = movesAt(facts);
  const stands = moving ?? stoppedAt(facts);
  const at = promotion.state === 'done' ? 'Done' : stands;
  const position = stepNames.indexOf(planned.includes(at) ? at : 'Verify');
  const standing = standingOf(facts, moving);
  return stepNames.map((name, index) => {
    if (skipped.includes(name)) return { name, status: 'skipped' };
    if (index < position) return { name, status: 'finished' };
    return { name, status: index === position ? standing : 'ahead' };
  });
};
