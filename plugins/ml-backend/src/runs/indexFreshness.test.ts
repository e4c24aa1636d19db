import { FakeTrackingServer } from '@slipway/plugin-ml-node/testUtils';
import { indexFreshness } from './indexFreshness';

describe('how fresh the index of runs is', () => {
  const server = new FakeTrackingServer();
  const freshnessOf = indexFreshness({
    now: () => new Date('2026-03-02T08:10:00Z'),
  });
  const index = { experiments: [], isComplete: true };

  it('is live while its source was looked at shortly before', () => {
    const asOf = '2026-03-02T08:09:00Z';
    expect(freshnessOf({ ...index, asOf }, server).state).toBe('live');
  });

  it('is stale with the source’s error where that gave no answer', () => {
    const asOf = '2026-03-02T08:09:00Z';
    const freshness = freshnessOf(
      { ...index, asOf, error: 'connection refused' },
      server,
    );
    expect(freshness).toMatchObject({
      state: 'stale',
      asOf,
      error: 'connection refused',
    });
    expect(freshness).not.toHaveProperty('notAsked');
  });

  it('says that the portal is late where nobody looked for long, whatever the source would answer', () => {
    const asOf = '2026-03-02T08:00:00Z';
    expect(freshnessOf({ ...index, asOf }, server)).toMatchObject({
      state: 'stale',
      notAsked: true,
      error: expect.stringContaining('was not looked at for 10 min'),
    });
  });
});
