import type { Observation } from '@slipway/plugin-ml-common';
import { healthOf } from './healthOf';
import { statusOf } from './status';
import { anObservation } from './__testUtils__/observations';
import type { NewObservation } from './types';

const NOW = new Date('2026-01-01T12:12:00.000Z');
const POLICY = { driftShare: 0.5 };

const seen = (changes: Partial<NewObservation>): Observation => {
  const observation = anObservation({ id: changes.name ?? 'o', ...changes });
  return { ...observation, status: statusOf(observation) };
};

const health = (...observations: Observation[]) =>
  healthOf(
    observations.map(observation => ({ observation })),
    POLICY,
    NOW,
  );

describe('status of one observation', () => {
  it.each([
    [0.05, 'healthy'],
    [0.1, 'degraded'],
    [0.2, 'failing'],
    [null, 'unknown'],
  ])('reaching a threshold counts: %p is %s', (value, status) => {
    expect(statusOf(anObservation({ value }))).toBe(status);
  });

  it('turns round where lower is worse', () => {
    const auc = anObservation({
      direction: 'lower_is_worse',
      thresholds: { degraded: 0.7, failing: 0.65 },
    });
    expect(statusOf({ ...auc, value: 0.71 })).toBe('healthy');
    expect(statusOf({ ...auc, value: 0.7 })).toBe('degraded');
    expect(statusOf({ ...auc, value: 0.64 })).toBe('failing');
  });

  it('is unknown without thresholds', () => {
    expect(statusOf(anObservation({ thresholds: {} }))).toBe('unknown');
  });
});

describe('health of a model', () => {
  it('is unknown when nobody has reported, and says what to do', () => {
    const { status, reasons } = health();
    expect(status).toBe('unknown');
    expect(reasons[0].text).toContain('monitoring pipeline');
  });

  it('is degraded, not failing, while only a few features drift', () => {
    const { status, reasons } = health(
      seen({ name: 'temp', value: 0.31 }),
      seen({ name: 'wind' }),
      seen({ name: 'hour' }),
    );
    expect(status).toBe('degraded');
    expect(reasons).toEqual([
      {
        status: 'degraded',
        observationId: 'temp',
        text: '`temp` PSI 0.31, at or above 0.2; last seen 12 min ago; source monitor',
      },
    ]);
  });

  it('fails when the share of drifting features reaches the policy', () => {
    const { status, reasons } = health(
      seen({ name: 'temp', value: 0.31 }),
      seen({ name: 'wind' }),
    );
    expect(status).toBe('failing');
    expect(reasons[0].text).toBe(
      '1 of 2 features drift past their threshold; from 50 % on a model fails',
    );
  });

  it('counts a feature once, however many methods look at it', () => {
    const { status } = health(
      seen({ name: 'temp', method: 'psi', value: 0.31 }),
      seen({ name: 'temp', method: 'ks', value: 0.31 }),
      seen({ name: 'wind' }),
      seen({ name: 'hour' }),
    );
    expect(status).toBe('degraded');
  });

  it.each(['performance', 'prediction-drift', 'sli', 'freshness'] as const)(
    'fails when a %s fails',
    kind => {
      const { status } = health(
        seen({ name: 'other', kind, value: 0.3 }),
        seen({ name: 'temp' }),
        seen({ name: 'wind' }),
      );
      expect(status).toBe('failing');
    },
  );

  it('is unknown when the promised next observation did not come, however bad the last one was', () => {
    const { status, reasons } = health(
      seen({
        kind: 'performance',
        value: 0.9,
        validUntil: '2026-01-01T12:02:00.000Z',
      }),
    );
    expect(status).toBe('unknown');
    expect(reasons[0].text).toContain('the next one was promised 10 min ago');
  });

  it('says for how many windows a series has been bad', () => {
    const { reasons } = healthOf(
      [{ observation: seen({ value: 0.31 }), windows: 3 }],
      POLICY,
      NOW,
    );
    expect(reasons[1].text).toContain('at or above 0.2 for 3 windows');
  });

  it('lets an observation without thresholds state nothing', () => {
    expect(
      health(seen({ name: 'a' }), seen({ name: 'b', thresholds: {} })).status,
    ).toBe('healthy');
  });
});
