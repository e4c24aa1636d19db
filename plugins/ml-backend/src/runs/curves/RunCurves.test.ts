import { FakeTrackingServer } from '@slipway/plugin-ml-node/testUtils';
import { RunCurves, type CurveOf } from './RunCurves';

const signal = new AbortController().signal;

const history = (values: number[]) =>
  values.map((value, step) => ({
    step,
    timestamp: 1_700_000_000_000 + step * 1_000,
    value,
  }));

const ended = (runId: string, last?: string): CurveOf => ({
  runId,
  hasEnded: true,
  last,
});

describe('curves of runs', () => {
  const started = () => {
    const server = new FakeTrackingServer();
    const curves = new RunCurves();
    const add = (loss: number[]) =>
      server.addRun('flights', { histories: { loss: history(loss) } }).id;
    const lossOf = async (runs: CurveOf[], maxPoints = 100) => {
      const query = { metric: 'loss', maxPoints };
      const read = await curves.read(server, runs, query, signal);
      return read.map(({ points }) => points.map(({ value }) => value));
    };
    return {
      server,
      add,
      lossOf,
      one: jest.spyOn(server, 'getMetricHistory'),
      many: jest.spyOn(server, 'getMetricHistories'),
    };
  };

  it('of a run that has ended are read once, until its last value is another one', async () => {
    const { add, lossOf, one } = started();
    const run = add([3, 2]);
    expect(await lossOf([ended(run, '1 a')])).toEqual([[3, 2]]);
    expect(await lossOf([ended(run, '1 a')])).toEqual([[3, 2]]);
    expect(one).toHaveBeenCalledTimes(1);
    await lossOf([ended(run, '2 b')]);
    expect(one).toHaveBeenCalledTimes(2);
  });

  it('of a run that goes on are read each time, whatever was kept of it', async () => {
    const { add, lossOf, many } = started();
    const run = add([3, 2]);
    await lossOf([ended(run, '1 a')]);
    const moving = { runId: run, hasEnded: false, last: '1 a' };
    await lossOf([moving]);
    await lossOf([moving]);
    expect(many).toHaveBeenCalledTimes(2);
  });

  it('keep a single peak of a long history, where the runs are few', async () => {
    const { add, lossOf } = started();
    const peak = Array.from({ length: 7_001 }, (_, at) =>
      at === 3_333 ? 9 : 0,
    );
    const [values] = await lossOf([ended(add(peak), '7000 a')], 50);
    expect(values).toHaveLength(50);
    expect(Math.max(...values.map(value => value ?? 0))).toBe(9);
  });

  it('say where the source itself has picked the values', async () => {
    const { server, add } = started();
    const runs = [2_000, 3_000].map(length => ({
      runId: add(Array.from({ length }, (_, at) => at)),
      hasEnded: false,
    }));
    const read = await new RunCurves().read(
      server,
      runs,
      { metric: 'loss', maxPoints: 100 },
      signal,
    );
    expect(read.map(({ thinned, sampled }) => [thinned, sampled])).toEqual([
      [true, undefined],
      [true, true],
    ]);
  });

  it('of many runs come in one answer, without those that have not the metric', async () => {
    const { server, add, lossOf, one, many } = started();
    const runs = Array.from({ length: 20 }, (_, at) => add([at, at + 1]));
    const other = server.addRun('flights', { metrics: { auc: 1 } }).id;
    const found = await lossOf([...runs, other].map(id => ended(id, '1 a')));
    expect(found).toEqual(runs.map((_, at) => [at, at + 1]));
    expect(many).toHaveBeenCalledTimes(1);
    expect(one).not.toHaveBeenCalled();
  });

  it('leave out a run that was removed meanwhile', async () => {
    const { add, lossOf } = started();
    const found = await lossOf([ended('gone', '1 a'), ended(add([1]), '0 a')]);
    expect(found).toEqual([[1]]);
  });

  it('are smoothed where that is asked for', async () => {
    const { server, add } = started();
    const [curve] = await new RunCurves().read(
      server,
      [ended(add([0, 4]), '1 a')],
      { metric: 'loss', maxPoints: 10, smoothing: 0.5 },
      signal,
    );
    expect(curve.points.map(({ value }) => value)).toEqual([0, 4]);
    expect(curve.smoothed?.[1].value).toBeCloseTo(2 / 0.75);
  });
});
