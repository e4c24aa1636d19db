import { mockServices } from '@backstage/backend-test-utils';
import { endedRun } from '../__testUtils__/endedRun';
import { RunKeeper } from './RunKeeper';
import type { IndexedRun } from './runRow';

/** A keeper over a database that refuses runs of this id in this way. */
function keeperRefusing(id: string, error: Error) {
  const kept: string[] = [];
  const logger = mockServices.logger.mock();
  const keeper = new RunKeeper({
    logger,
    runs: {
      save: async (_: number, runs: readonly IndexedRun[]) => {
        const ids = runs.map(({ columns }) => columns.source_id);
        if (ids.includes(id)) throw error;
        kept.push(...ids);
        return ids.length;
      },
    },
  });
  return { keeper, kept, logger };
}

const refusedValue = Object.assign(new Error('unsupported Unicode'), {
  code: '22P05',
});

describe('the keeper of runs', () => {
  it('sets aside the one that the database refuses, and keeps the others', async () => {
    const { keeper, kept, logger } = keeperRefusing('b', refusedValue);
    const runs = ['a', 'b', 'c', 'no id'].map(id => endedRun(id));
    await expect(keeper.keep(1, runs, 'now')).resolves.toEqual([
      { name: 'no id', why: expect.stringContaining('none that can be asked') },
      {
        name: 'b',
        why: 'The database does not keep one of its values (SQLSTATE 22P05)',
      },
    ]);
    expect(kept).toEqual(['a', 'c']);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('2 of 4 runs'),
    );
  });

  it('takes a database that is away for no fault of a run', async () => {
    const away = Object.assign(new Error('away'), { code: '57P01' });
    const { keeper, kept } = keeperRefusing('b', away);
    await expect(
      keeper.keep(
        1,
        ['a', 'b'].map(id => endedRun(id)),
        'now',
      ),
    ).rejects.toBe(away);
    expect(kept).toEqual([]);
  });
});
