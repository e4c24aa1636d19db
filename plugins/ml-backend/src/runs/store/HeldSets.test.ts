import { TestDatabases } from '@backstage/backend-test-utils';
import { parseRunFilter, parseRunOrder } from '@slipway/plugin-ml-common';
import type { Run } from '@slipway/plugin-ml-node';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { ExperimentStore } from './ExperimentStore';
import { HeldSets } from './HeldSets';
import { KeyIds } from './KeyIds';
import { toIndexedRun } from './runRow';
import { RunSearch } from './RunSearch';
import type { RunSelection } from './selectionSql';
import { RunStore } from './RunStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const RUNS = 1_500;

/** Two of five runs have the optimiser adam, three the seed 7; each a loss of its own. */
const runOf = (n: number): Run => ({
  id: `run-${n}`,
  name: `run-${n}`,
  experimentId: '1',
  status: 'FINISHED',
  startTime: 1_700_000_000_000 + n,
  endTime: 1_700_000_001_000 + n,
  lifecycleStage: 'active',
  metrics: [{ key: 'loss', value: (n * 7919) % RUNS, step: 0, timestamp: 1 }],
  parameters: {
    optimiser: n % 5 < 2 ? 'adam' : 'sgd',
    seed: n < 3 ? '7' : String(n),
  },
  tags: {},
  datasets: [],
});

describe.each(databases.eachSupportedId())('sets of runs on %p', id => {
  const filled = async () => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const keys = new KeyIds(database);
    const [{ id: experiment }] = await new ExperimentStore(database).add(
      'default',
      [{ id: '1', name: 'flights', lifecycleStage: 'active' }],
    );
    const runs = Array.from({ length: RUNS }, (_, n) => runOf(n));
    const store = new RunStore({ database, keys });
    await store.save(
      experiment,
      runs.map(toIndexedRun),
      '2026-11-29T00:00:00.000Z',
    );
    const found = await keys.find(experiment, 'p', ['optimiser', 'seed']);
    const ids = new Map([...found].map(([key, number]) => [key, [number]]));
    return {
      runs,
      selection: (filter: string): RunSelection => ({
        experiments: [experiment],
        filter: parseRunFilter(filter),
        view: 'active',
      }),
      search: new RunSearch({ database, keys }),
      takeFrom: (filter: string) =>
        new HeldSets({ database }).takeFrom(
          parseRunFilter(filter),
          (_, key) => ids.get(key) ?? [],
        ),
    };
  };

  it('holds a set that is neither rare nor common, beside another condition', async () => {
    const { takeFrom } = await filled();
    expect(
      await takeFrom("params.optimiser = 'adam' AND metrics.loss > 5"),
    ).toMatchObject({
      held: [{ value: 'adam' }],
      rest: { type: 'and', parts: [{ field: { key: 'loss' } }] },
    });
  });

  it.each([
    ['a rare value', "params.seed = '7' AND metrics.loss > 5"],
    ['a value alone', "params.optimiser = 'adam'"],
    ['another comparison', "params.optimiser != 'adam' AND metrics.loss > 5"],
    ['a choice', "params.optimiser = 'adam' OR metrics.loss > 5"],
    ['a name that no run has', "params.nobody = 'adam' AND metrics.loss > 5"],
  ])('leaves %s to the database', async (_, filter) => {
    const { takeFrom } = await filled();
    const { held, rest } = await takeFrom(filter);
    expect(held).toEqual([]);
    expect(rest).toEqual(parseRunFilter(filter));
  });

  it.each(['metrics.loss DESC', 'attributes.start_time ASC'])(
    'finds the same runs page by page, ordered by %s',
    async orderBy => {
      const { search, selection, runs } = await filled();
      const order = parseRunOrder(orderBy);
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await search.page(
          selection("params.optimiser = 'adam' AND metrics.loss >= 700"),
          { order, limit: 100, cursor },
        );
        found.push(...page.items.map(({ source_id: name }) => name));
        cursor = page.nextCursor;
      } while (cursor);
      const expected = runs
        .filter(
          ({ parameters, metrics: [loss] }) =>
            parameters.optimiser === 'adam' && loss.value >= 700,
        )
        .sort((a, b) =>
          order.field.key === 'loss'
            ? b.metrics[0].value - a.metrics[0].value
            : a.startTime - b.startTime,
        );
      expect(found).toEqual(expected.map(({ id: name }) => name));
    },
  );
});
