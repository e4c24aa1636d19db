import type { PromotionState } from '@slipway/plugin-ml-common';
import { hasEnded, LIFE, nextState, type PromotionEvent } from './life';

const STATES: PromotionState[] = [
  'requested',
  'gated',
  'awaiting_approval',
  'approved',
  'launching',
  'verifying',
  'rolling_out',
  'done',
  'rolled_back',
  'withdrawn',
  'rejected',
  'expired',
  'revoked',
  'superseded',
  'failed',
];

describe('the life of a promotion', () => {
  it.each<[PromotionState, PromotionEvent[], PromotionState]>([
    [
      'requested',
      [
        'gates_evaluated',
        'gates_passed',
        'approved',
        'launch_created',
        'launch_succeeded',
        'verified',
        'rolled_out',
      ],
      'done',
    ],
    [
      'requested',
      [
        'gates_evaluated',
        'gates_passed',
        'approved',
        'nothing_to_launch',
        'verified',
        'rolled_out',
      ],
      'done',
    ],
    [
      'requested',
      [
        'gates_evaluated',
        'approval_not_needed',
        'nothing_to_launch',
        'verified',
        'rolled_out',
      ],
      'done',
    ],
    ['rolling_out', ['rolled_back'], 'rolled_back'],
    [
      'awaiting_approval',
      ['approval_voided', 'gates_passed'],
      'awaiting_approval',
    ],
    ['verifying', ['approval_voided'], 'gated'],
  ])('goes from %s by %j to %s', (from, events, to) => {
    expect(
      events.reduce<PromotionState | undefined>(
        (state, event) => state && nextState(state, event),
        from,
      ),
    ).toBe(to);
  });

  it.each<[PromotionState, PromotionEvent]>([
    ['requested', 'approved'],
    ['gated', 'approved'],
    ['gated', 'launch_created'],
    ['awaiting_approval', 'launch_created'],
    ['awaiting_approval', 'revoked'],
    ['approved', 'withdrawn'],
    ['approved', 'rejected'],
    ['approved', 'superseded'],
    ['approved', 'verified'],
    ['launching', 'verified'],
    ['launching', 'rolled_out'],
    ['rolling_out', 'withdrawn'],
    ['rolling_out', 'approval_voided'],
  ])('does not go from %s by %s', (from, event) => {
    expect(nextState(from, event)).toBeUndefined();
  });

  it('ends in states that nothing leaves', () => {
    expect(STATES.filter(hasEnded).sort()).toEqual([
      'done',
      'expired',
      'failed',
      'rejected',
      'revoked',
      'rolled_back',
      'superseded',
      'withdrawn',
    ]);
  });

  it('can fail or be stopped in every state that has not ended', () => {
    for (const state of STATES.filter(one => !hasEnded(one))) {
      const ways = Object.values(LIFE[state]);
      expect(ways).toContain('failed');
      expect(ways.includes('withdrawn') || ways.includes('revoked')).toBe(true);
    }
  });
});
