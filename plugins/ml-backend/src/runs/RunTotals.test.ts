import type { RunSelection } from './store/RunSearch';
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
const counting = () => {
  const waiting: ((count: number) => void)[] = [];
  let clock = 0;
  const totals = new RunTotals({
    search: {
      count: () => new Promise<number>(resolve => waiting.push(resolve)),
    },
    now: () => new Date(clock),
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
    await totals.soon(selectionOf(-Infinity));
    expect(waiting).toHaveLength(2);
  });
});
