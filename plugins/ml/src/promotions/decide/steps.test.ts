import type { Promotion, PromotionDetail } from '@slipway/plugin-ml-common';
import {
  samplePromotion,
  samplePromotionDetail,
} from '../__testUtils__/samples';
import { stepsOf } from './steps';

const marks = {
  finished: '✓',
  current: '>',
  waiting: '…',
  stopped: '✗',
  skipped: '-',
  ahead: '.',
};

const line = (
  change: Partial<Promotion>,
  detail: Partial<PromotionDetail> = {},
) =>
  stepsOf(
    samplePromotionDetail({ promotion: samplePromotion(change), ...detail }),
  )
    .map(step => marks[step.status])
    .join('');

const passedAgain: PromotionDetail['gates'] = [
  {
    gate: 'metrics',
    title: 'Metrics',
    phase: 'request',
    outcome: 'passed',
    summary: 'As good.',
  },
];
const plan = samplePromotionDetail().plan;

describe('stepsOf', () => {
  it.each([
    ['requested', '✓>.....'],
    ['gated', '✓….....'],
    ['awaiting_approval', '✓✓…....'],
    ['approved', '✓✓✓>...'],
    ['launching', '✓✓✓>...'],
    ['verifying', '✓✓✓✓>..'],
    ['rolling_out', '✓✓✓✓✓>.'],
    ['done', '✓✓✓✓✓✓✓'],
  ] as const)('shows where %s stands', (state, expected) => {
    expect(line({ state })).toBe(expected);
  });

  it('goes on to the approval once every gate has passed', () => {
    expect(line({ state: 'gated' }, { gates: passedAgain })).toBe('✓✓>....');
  });

  it('skips training when the version is deployed as it is', () => {
    expect(
      line({ state: 'approved' }, { plan: { ...plan, mode: 'deploy' } }),
    ).toBe('✓✓✓->..');
  });

  it('shows only the roll out of a rollback', () => {
    expect(
      line({ state: 'rolling_out' }, { plan: { ...plan, mode: 'rollback' } }),
    ).toBe('✓---✓>.');
  });

  it('waits when an outside system does not answer', () => {
    expect(line({ state: 'launching', waitingFor: 'Ray' })).toBe('✓✓✓…...');
  });

  it.each([
    ['withdrawn', [], {}, '✓✗.....'],
    ['rejected', ['awaiting_approval'], {}, '✓✓✗....'],
    ['expired', ['awaiting_approval', 'approved'], {}, '✓✓✗....'],
    ['failed', ['awaiting_approval', 'approved'], { approvals: 1 }, '✓✓✓✗...'],
    ['failed', ['approved', 'launched'], { approvals: 1 }, '✓✓✓✗...'],
    [
      'failed',
      ['launched', 'trained', 'gates_evaluated'],
      { approvals: 1 },
      '✓✓✓✓✗..',
    ],
    [
      'expired',
      ['verifying', 'approval_voided', 'gates_evaluated'],
      {},
      '✓✗.....',
    ],
    ['revoked', ['launched', 'verifying'], { approvals: 1 }, '✓✓✓✓✗..'],
    ['rolled_back', ['rolling_out', 'aborted'], { approvals: 1 }, '✓✓✓✓✓✗.'],
  ] as const)('stops where %s after %j', (state, acts, change, expected) => {
    const ledger = acts.map((act, index) => ({
      ...samplePromotionDetail().ledger[0],
      sequence: 50 + index,
      act: `promotion.${act}`,
    }));
    expect(line({ state, ...change }, { ledger })).toBe(expected);
  });
});
