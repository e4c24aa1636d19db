import { TestDatabases } from '@backstage/backend-test-utils';
import { matchesRun, parseRunFilter } from '@slipway/plugin-ml-common';
import type { Run } from '@slipway/plugin-ml-node';
import { MODEL, mirroredRuns } from './__testUtils__/mirroredRuns';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** The same numbers on every machine (linear congruential generator). */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const some = <T>(next: (below: number) => number, of: readonly T[]): T =>
  of[next(of.length)];

const FILTERS = [
  'metrics.auc > 0.5',
  'metrics.auc != 0.5',
  'metrics.`val loss` <= 2 and params.opt = "adam"',
  'metrics.auc >= 0.5 or metrics.`val loss` < 1',
  "(params.opt = 'sgd' or params.opt = 'adam') and metrics.auc < 0.9",
  "params.opt != 'adam'",
  "params.opt LIKE 'A%'",
  "params.opt ILIKE 'A_a%'",
  `params.long = '${'x'.repeat(300)}1'`,
  "params.long LIKE '%2'",
  "tags.team IS NULL and status = 'FINISHED'",
  'tags.team IS NOT NULL',
  `tags.team IN ('a', "it''s",)`,
  "run_name LIKE 'run%1'",
  "attributes.status != 'FINISHED'",
  'attributes.end_time > 1700000050000',
  'attributes.end_time > 1700000050000.5 and end_time <= 1700000070000.5',
  'attributes.end_time >= 1700000050000.5 or end_time < 1700000010000.5',
  'end_time != 1700000050000.5 and end_time < 1e30',
  'end_time = 1.5 or end_time > -1e999',
  "datasets.name = 'flights' and datasets.context = 'training'",
  "datasets.digest != 'd1'",
  'metrics.nobody > 1 or params.nobody IS NULL',
  "tags.`mlflow.user` = 'ada'",
];

describe.each(databases.eachSupportedId())('the index of runs on %p', id => {
  const filled = async () => {
    const room = await mirroredRuns(databases, id);
    const next = numbers(7);
    const runs: Run[] = [];
    for (let index = 0; index < 300; index += 1) {
      const metrics: Record<string, number> = {};
      if (next(4))
        metrics.auc = some(next, [0.1, 0.5, 0.75, 0.9, NaN, Infinity]);
      if (next(3)) metrics['val loss'] = next(40) / 10;
      const parameters: Record<string, string> = {};
      if (next(5)) parameters.opt = some(next, ['adam', 'Adam', 'sgd', 'a_b%']);
      if (next(9) === 0) parameters.long = 'x'.repeat(300) + next(3);
      const tags: Record<string, string> = {};
      if (next(2)) tags.team = some(next, ['a', 'b', "it''s", '[x]*?']);
      if (next(2)) tags['mlflow.user'] = 'ada';
      runs.push(
        room.tracking.addRun('flights', {
          name: `run-${index}`,
          status: some(next, ['FINISHED', 'FAILED', 'RUNNING']),
          metrics,
          parameters,
          tags,
          datasets: next(3)
            ? [
                {
                  name: some(next, ['flights', 'weather']),
                  digest: `d${next(3)}`,
                  context: some(next, ['training', undefined]),
                },
              ]
            : [],
        }),
      );
    }
    const portal = room.start();
    await portal.settle();
    return { ...room, ...portal, all: runs };
  };

  it('finds what the filter language says, whatever joins it', async () => {
    const { runs, all } = await filled();
    for (const filter of FILTERS) {
      const expected = all.filter(run =>
        matchesRun(parseRunFilter(filter), {
          metrics: Object.fromEntries(
            run.metrics.map(({ key, value }) => [
              key,
              value === Infinity ? Number.MAX_VALUE : value,
            ]),
          ),
          parameters: run.parameters,
          tags: run.tags,
          attributes: {
            run_name: run.name,
            status: run.status,
            end_time: run.endTime,
          },
          datasets: run.datasets,
        }),
      );
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await runs.listRuns(MODEL, { filter, limit: 70, cursor });
        expect(page.total ?? expected.length).toBe(expected.length);
        found.push(...page.items.map(run => run.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect([filter, found]).toEqual([
        filter,
        expected.map(run => run.id).reverse(),
      ]);
      expect([filter, found.length > 0]).toEqual([filter, true]);
    }
  });

  it.each([
    ['metrics.auc DESC', [Infinity, 0.9, 0.75, 0.5, 0.1, NaN, undefined]],
    ['metrics.auc ASC', [0.1, 0.5, 0.75, 0.9, Infinity, NaN, undefined]],
  ])(
    'orders by %s, what is not a number and what is missing last, each run once',
    async (orderBy, order) => {
      const { runs, all } = await filled();
      const values: (number | undefined)[] = [];
      const ids = new Set<string>();
      let cursor: string | undefined;
      do {
        const page = await runs.listRuns(MODEL, { orderBy, limit: 37, cursor });
        for (const run of page.items) {
          ids.add(run.id);
          values.push(
            all
              .find(one => one.id === run.id)
              ?.metrics.find(({ key }) => key === 'auc')?.value,
          );
        }
        cursor = page.nextCursor;
      } while (cursor);
      expect(ids.size).toBe(300);
      expect([...new Set(values)]).toEqual(order);
      const places = values.map(value =>
        order.findIndex(one => Object.is(one, value)),
      );
      expect(places).toEqual([...places].sort((a, b) => a - b));
    },
  );

  it('orders by a parameter and by the end', async () => {
    const { runs } = await filled();
    const opts = async (orderBy: string) => {
      const page = await runs.listRuns(MODEL, { orderBy, limit: 200 });
      return [...new Set(page.items.map(run => run.parameters.opt))];
    };
    expect((await opts('params.opt ASC')).slice(0, 3)).toEqual([
      'Adam',
      'a_b%',
      'adam',
    ]);
    const { items } = await runs.listRuns(MODEL, {
      orderBy: 'end_time DESC',
      limit: 200,
    });
    const ends = items.map(run => run.endedAt ?? '');
    expect(ends).toEqual([...ends].sort().reverse());
  });

  it('says what runs have for columns, and which way is better', async () => {
    const { runs } = await filled();
    const columns = await runs.getColumns(MODEL, {});
    expect(columns.metrics).toEqual(
      expect.arrayContaining([
        {
          key: 'auc',
          runs: expect.any(Number),
          differs: true,
          direction: 'higher',
        },
        {
          key: 'val loss',
          runs: expect.any(Number),
          differs: true,
          direction: 'lower',
        },
      ]),
    );
    expect(columns.parameters.map(({ key }) => key)).toEqual(['opt', 'long']);
  });

  it('groups sweeps with the best of the runs below', async () => {
    const room = await mirroredRuns(databases, id);
    const parent = room.tracking.addRun('flights', { name: 'sweep' });
    const tags = { 'mlflow.parentRunId': parent.id };
    // A metric that no run of the sweep has says nothing of which is best.
    room.tracking.addRun('flights', { metrics: { accuracy: 0.9 } });
    const [, best] = [0.7, 0.9, NaN].map(auc =>
      room.tracking.addRun('flights', { metrics: { auc }, tags }),
    );
    const { runs, settle } = room.start();
    await settle();
    const grouped = await runs.listRuns(MODEL, { nested: 'grouped', limit: 9 });
    expect(grouped.items).toHaveLength(2);
    expect(grouped.items.find(run => run.id === parent.id)).toMatchObject({
      childCount: 3,
      bestChild: { runId: best.id, metric: 'auc', value: 0.9 },
    });
    const below = await runs.listRuns(MODEL, {
      parent: parent.id,
      orderBy: 'metrics.auc DESC',
      limit: 9,
    });
    expect(below.items[0].id).toBe(best.id);
    expect(below.total).toBe(3);
  });

  it('compares runs in the order asked for and leaves out what is not there', async () => {
    const { runs, all } = await filled();
    const ids = all.slice(0, 200).map(run => run.id);
    const found = await runs.getRunsById(MODEL, [...ids, 'nothing']);
    expect(found.size).toBe(200);
    expect(found.get(ids[3])?.parameters).toEqual(all[3].parameters);
  });
});
