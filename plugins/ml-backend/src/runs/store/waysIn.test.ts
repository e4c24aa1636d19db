import { TestDatabases } from '@backstage/backend-test-utils';
import { parseRunFilter, parseRunOrder } from '@slipway/plugin-ml-common';
import type { Run } from '@slipway/plugin-ml-node';
import { mirroredRuns } from '../__testUtils__/mirroredRuns';
import { KeyIds } from './KeyIds';
import { RunSearch } from './RunSearch';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const parentOf = ({ tags }: Run) => tags['mlflow.parentRunId'];
const isActive = (run: Run) => run.lifecycleStage === 'active';

/** The runs of the groups that a filter leaves, as the words for it say. */
function groupsOf(all: readonly Run[], matches: (run: Run) => boolean) {
  const active = all.filter(isActive);
  return active.filter(
    run =>
      !active.some(one => one !== run && one.id === parentOf(run)) &&
      (matches(run) ||
        active.some(one => parentOf(one) === run.id && matches(one))),
  );
}

describe.each(databases.eachSupportedId())('pages of groups on %p', id => {
  const filled = async () => {
    const { tracking, start, database } = await mirroredRuns(databases, id);
    const all: Run[] = [];
    for (let n = 0; n < 120; n += 1) {
      // A sweep, a sweep in a sweep, what a deleted run is above, and what one elsewhere is.
      const above = [all[n - (n % 12)], all[n - 1], all[Math.min(5, n - 1)]][
        n % 3
      ];
      all.push(
        tracking.addRun('flights', {
          lifecycleStage: n % 17 === 5 ? 'deleted' : 'active',
          parameters: n % 7 < 3 ? { opt: n % 2 ? 'adam' : 'sgd' } : {},
          metrics: { auc: (n * 37) % 120 },
          tags: {
            ...(n % 12 === 0
              ? {}
              : { 'mlflow.parentRunId': n % 25 ? above.id : 'elsewhere' }),
            ...(n % 31 === 0 ? { team: 'a' } : {}),
          },
        }),
      );
    }
    await start().settle();
    const experiments: number[] = await database('run_experiments').pluck('id');
    const find = async (few: number, filter: string, orderBy: string) => {
      const search = new RunSearch({
        database,
        keys: new KeyIds(database),
        few,
      });
      const selection = {
        experiments,
        filter: parseRunFilter(filter),
        view: 'active' as const,
        topOnly: true,
      };
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await search.page(selection, {
          order: parseRunOrder(orderBy),
          limit: 4,
          cursor,
        });
        found.push(...page.items.map(run => run.source_id));
        cursor = page.nextCursor;
      } while (cursor);
      return { found, count: await search.count(selection) };
    };
    return { all, find };
  };

  it.each<[string, (run: Run) => boolean]>([
    ['', () => true],
    ['params.opt IS NULL', run => !run.parameters.opt],
    ["params.opt != 'adam'", run => run.parameters.opt === 'sgd'],
    ['tags.team IS NULL', run => !run.tags.team],
    ['tags.team IS NOT NULL', run => Boolean(run.tags.team)],
    ['tags.nobody IS NULL', () => true],
    ['metrics.auc IS NULL', () => false],
  ])(
    'have each group that %j leaves once and in order, whether few or many runs match',
    async (filter, matches) => {
      const { all, find } = await filled();
      const expected = groupsOf(all, matches);
      const auc = ({ metrics }: Run) => metrics[0].value;
      const orders: [string, Run[]][] = [
        ['start_time DESC', [...expected].reverse()],
        ['metrics.auc ASC', [...expected].sort((a, b) => auc(a) - auc(b))],
      ];
      for (const [orderBy, runs] of orders) {
        const wanted = {
          found: runs.map(run => run.id),
          count: expected.length,
        };
        expect(await find(0, filter, orderBy)).toEqual(wanted);
        expect(await find(1_000, filter, orderBy)).toEqual(wanted);
      }
    },
  );
});
