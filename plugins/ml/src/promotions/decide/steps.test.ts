import type { Promotion, PromotionDetail } from '@slipway/plugin-ml-common';
import { samplePromotion, samplePromotionDetail } from '../testing/samples';
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
    phase: 'trained',
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

  it.each(['rejected', 'withdrawn', 'expired', 'superseded'] as const)(
    'stops at the approval when %s',
    state => {
      expect(line({ state })).toBe('✓✓✗....');
    },
  );

  it('stops at the step that a failure came to', () => {
    const approved = { approvals: 1, approvalsNeeded: 1 };
    expect(line({ state: 'failed' })).toBe('✓✗.....');
    expect(line({ state: 'failed', ...approved })).toBe('✓✓✓✗...');
    expect(line({ state: 'failed', ...approved }, { gates: passedAgain })).toBe(
      '✓✓✓✓✓✗.',
    );
  });

  it('stops at the roll out when it was rolled back', () => {
    expect(line({ state: 'rolled_back' }, { smoke: { status: 503 } })).toBe(
      '✓✓✓✓✓✗.',
    );
  });
});
