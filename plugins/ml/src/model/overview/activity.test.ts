import type { AliasMove, Version } from '@slipway/plugin-ml-common';
import { samplePromotion } from '../../promotions/__testUtils__/samples';
import { activityOf } from './activity';

const version = (name: string, createdAt: string): Version => ({
  version: name,
  status: 'ready',
  createdAt,
  aliases: [],
  tags: {},
});

const move = (change: Partial<AliasMove>): AliasMove => ({
  kind: 'alias',
  id: 'm',
  alias: 'champion',
  at: '2026-03-04T00:00:00Z',
  noticedAt: '2026-03-04T00:00:00Z',
  by: 'outside',
  protected: true,
  ...change,
});

describe('activityOf', () => {
  it('puts everything in one line, newest first, and says once what a promotion did', () => {
    const activity = activityOf(
      {
        versions: { items: [version('3', '2026-03-01T00:00:00Z')] },
        moves: { items: [move({}), move({ id: 'p', by: 'portal' })] },
        promotions: {
          items: [
            samplePromotion({
              requestedAt: '2026-03-02T00:00:00Z',
              endedAt: '2026-03-03T00:00:00Z',
              state: 'done',
            }),
          ],
        },
      },
      10,
    );
    expect(activity.map(({ what }) => what)).toEqual([
      'moved',
      'ended',
      'asked',
      'registered',
    ]);
  });

  it('ends where a list that goes on would leave gaps', () => {
    const activity = activityOf(
      {
        versions: {
          items: [
            version('9', '2026-03-09T00:00:00Z'),
            version('8', '2026-03-08T00:00:00Z'),
          ],
          nextCursor: 'more',
        },
        moves: {
          items: [move({}), move({ id: 'n', at: '2026-03-10T00:00:00Z' })],
        },
        promotions: { items: [] },
      },
      10,
    );
    expect(activity.map(({ id }) => id)).toEqual([
      'move n',
      'version 9',
      'version 8',
    ]);
  });
});
