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

type Facts = Pick<
  PromotionDetail,
  'promotion' | 'plan' | 'gates' | 'launch' | 'deployment' | 'smoke'
>;

/** Where an ended promotion stopped, told by what it had come to: its state alone does not say. */
const stoppedAt = ({
  promotion,
  plan,
  gates,
  launch,
  smoke,
}: Facts): StepName => {
  const trained = gates.filter(gate => gate.phase === 'trained');
  if (smoke || plan.mode === 'rollback') return 'Roll out';
  if (trained.some(gate => gate.outcome !== 'pending'))
    return trained.every(gate => gate.outcome === 'passed')
      ? 'Roll out'
      : 'Verify';
  if (launch) return launch.state === 'succeeded' ? 'Verify' : 'Train';
  const enough =
    promotion.approvalsNeeded !== undefined &&
    (promotion.approvals ?? 0) >= promotion.approvalsNeeded;
  if (enough) return plan.mode === 'deploy' ? 'Roll out' : 'Train';
  const failed = gates.some(gate => gate.outcome !== 'passed');
  return promotion.state === 'failed' && (failed || gates.length === 0)
    ? 'Gates'
    : 'Approval';
};

const movesAt = ({ promotion, plan, gates }: Facts): StepName | undefined => {
  if (promotion.state === 'gated')
    return gates.every(gate => gate.outcome === 'passed')
      ? 'Approval'
      : 'Gates';
  if (promotion.state === 'approved')
    return plan.mode === 'train' ? 'Train' : 'Verify';
  return stepOfState[promotion.state];
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
