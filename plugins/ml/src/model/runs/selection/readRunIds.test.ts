import { live, sampleRun } from '../../__testUtils__/samples';
import { readRunIds } from './readRunIds';

describe('readRunIds', () => {
  it('counts a run once that stands on two pages', async () => {
    const pages = [
      { ids: ['a', 'b'], nextCursor: '1' },
      { ids: ['b', 'c'], nextCursor: undefined },
    ];
    const getRuns = jest.fn(async (_model: string, { cursor = '0' } = {}) => {
      const { ids, nextCursor } = pages[Number(cursor)];
      return {
        items: ids.map(id => sampleRun({ id })),
        nextCursor,
        freshness: live,
      };
    });
    expect(await readRunIds({ getRuns }, 'model', {})).toEqual(['a', 'b', 'c']);
  });

  it('does not ask a source without end that gives little at once', async () => {
    const getRuns = jest.fn(async () => ({
      items: [sampleRun()],
      nextCursor: 'more',
      freshness: live,
    }));
    expect(await readRunIds({ getRuns }, 'model', {})).toHaveLength(1);
    expect(getRuns).toHaveBeenCalledTimes(10);
  });
});
