import type { NewObservation } from '../types';

/** An observation for tests: drift of `temp`, healthy at noon of the first of January. */
export const anObservation = (
  changes: Partial<NewObservation> = {},
): NewObservation => ({
  id: 'o-1',
  source: '/mlpipeline/default/monitor',
  subject: 'mlmodel:default/flight-delay',
  observedAt: '2026-01-01T12:00:00.000Z',
  kind: 'data-drift',
  name: 'temp',
  method: 'psi',
  value: 0.05,
  direction: 'higher_is_worse',
  thresholds: { degraded: 0.1, failing: 0.2 },
  window: {
    start: '2025-12-01T00:00:00.000Z',
    end: '2026-01-01T00:00:00.000Z',
  },
  ...changes,
});

/** The window of the n-th day of January. */
export const dayOf = (day: number) => ({
  start: new Date(Date.UTC(2026, 0, day)).toISOString(),
  end: new Date(Date.UTC(2026, 0, day + 1)).toISOString(),
});
