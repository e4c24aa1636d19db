import { ResponseError } from '@backstage/errors';
import type { Freshness } from '@slipway/plugin-ml-common';
import { every, whileStale } from './reading';
import { untilRead } from './untilRead';

const freshness = (state: Freshness['state']): Freshness => ({
  state,
  system: 'MLflow',
  instance: 'default',
  asOf: '2026-03-02T08:00:00Z',
});

describe('whileStale', () => {
  it('reads again only while the last known copy is shown', () => {
    expect(whileStale({ freshness: freshness('stale') })).toBe(every.while);
    expect(whileStale({ freshness: freshness('live') })).toBe(false);
    expect(whileStale({})).toBe(false);
    expect(whileStale(undefined)).toBe(false);
  });
});

describe('untilRead', () => {
  const again = (error: Error | null, data?: string) =>
    untilRead({ state: { data, error } });

  it('reads again what a system that is away did not give', () => {
    expect(again(new Error('refused to connect'))).toBe(every.while);
  });

  it('leaves alone what has been read, and what has not failed', () => {
    expect(again(null)).toBe(false);
    expect(again(null, 'read')).toBe(false);
    expect(again(new Error('refused to connect'), 'read before')).toBe(false);
  });

  it('does not ask again for what was refused', async () => {
    const refused = await ResponseError.fromResponse(
      new Response('{}', { status: 404, statusText: 'Not Found' }),
    );
    expect(again(refused)).toBe(false);
  });
});
