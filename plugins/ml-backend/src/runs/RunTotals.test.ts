import { BehindPages } from './BehindPages';
import type { RunSelection } from './store/selectionSql';
import { RunTotals } from './RunTotals';

const selectionOf = (value: number): RunSelection => ({
  experiments: [1],
  view: 'active',
  filter: {
    type: 'condition',
    field: { group: 'metric', key: 'a' },
    operator: '>',
    value,
    position: 0,
    length: 1,
  },
});

/** Counts that are answered when the test says so. */
const counting = ({ quietFor = 0 } = {}) => {
  const waiting: ((count: number) => void)[] = [];
  let clock = 0;
  const totals = new RunTotals({
    search: {
      count: () => new Promise<number>(resolve => waiting.push(resolve)),
    },
    now: () => new Date(clock),
    behind: new BehindPages({ most: 5, quietFor }),
  });
  return {
    totals,
    waiting,
    wait: (milliseconds: number) => {
      clock += milliseconds;
    },
  };
};

describe('the number of runs that match', () => {
  it('comes with a later look where counting takes long, and stays while it is counted again', async () => {
    const { totals, waiting, wait } = counting();
    expect(await totals.soon(selectionOf(1))).toBeUndefined();
    waiting[0](12);
    expect(await totals.soon(selectionOf(1))).toBe(12);
    wait(60_000);
    expect(await totals.soon(selectionOf(1))).toBe(12);
    expect(waiting).toHaveLength(2);
    waiting[1](13);
    expect(await totals.soon(selectionOf(1))).toBe(13);
  });

  it('is another one on the other side of infinity', async () => {
    const { totals, waiting } = counting();
    await totals.soon(selectionOf(Infinity));
    waiting[0](3);
    expect(await totals.soon(selectionOf(Infinity))).toBe(3);
    expect(await totals.soon(selectionOf(-Infinity))).toBeUndefined();
  });

  it('is not counted beside pages that come one after another, unless one of them asks again', async () => {
    const { totals, waiting } = counting({ quietFor: 60_000 });
    await totals.soon(selectionOf(1));
    waiting[0](1);
    await totals.soon(selectionOf(2));
    await totals.soon(selectionOf(3));
    expect(waiting).toHaveLength(1);
    expect(await totals.soon(selectionOf(3))).toBeUndefined();
    waiting[1](7);
    expect(await totals.soon(selectionOf(3))).toBe(7);
    expect(waiting).toHaveLength(2);
  });

  it('is counted again after it could not be', async () => {
    let failed = 0;
    const totals = new RunTotals({
      search: {
        count: async () => {
          failed += 1;
          if (failed === 1) throw new Error('no connection');
          return 4;
        },
      },
      now: () => new Date(0),
      behind: new BehindPages({ most: 5, quietFor: 0 }),
    });
    await expect(totals.soon(selectionOf(1))).rejects.toThrow('no connection');
    expect(await totals.soon(selectionOf(1))).toBe(4);
  });
});
