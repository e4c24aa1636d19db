import { TestDatabases } from '@backstage/backend-test-utils';
import { toMlflowFilter } from '@slipway/plugin-ml-common';
import { filteredRuns, runFilters } from '@slipway/plugin-ml-node/testUtils';
import { MODEL, mirroredRuns } from './__testUtils__/mirroredRuns';
import { KeyIds, MOST_KEYS } from './store/KeyIds';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const names = (runs: readonly { name: string }[]) =>
  runs.map(({ name }) => name).sort();

describe.each(databases.eachSupportedId())('filters on the index on %p', id => {
  it('mean what they mean to a tracking server', async () => {
    const { tracking, start } = await mirroredRuns(databases, id);
    filteredRuns.forEach((run, index) =>
      tracking.addRun('flights', {
        ...run,
        artifactUri: `mlflow-artifacts:/1/${index}/artifacts`,
      }),
    );
    const { runs, settle } = start();
    await settle();
    const experimentIds = [tracking.addExperiment('flights').id];
    for (const filter of runFilters) {
      const query = { filter, limit: 100 };
      const index = await runs.listRuns(MODEL, query);
      const source = await tracking.searchRuns({ ...query, experimentIds });
      expect([filter, names(index.items)]).toEqual([
        filter,
        names(source.items),
      ]);
    }
  });

  it('mean the same once they are written for MLflow itself', async () => {
    const { tracking } = await mirroredRuns(databases, id);
    filteredRuns.forEach(run => tracking.addRun('flights', run));
    const experimentIds = [tracking.addExperiment('flights').id];
    const find = async (filter: string) =>
      names(
        (await tracking.searchRuns({ filter, limit: 100, experimentIds }))
          .items,
      );
    for (const filter of runFilters) {
      expect([filter, await find(toMlflowFilter(filter))]).toEqual([
        filter,
        await find(filter),
      ]);
    }
  });

  it('are refused with the place of a name that is shown and not indexed', async () => {
    const room = await mirroredRuns(databases, id);
    const { tracking, start, database, wait } = room;
    const { runs, settle } = start();
    tracking.addRun('flights', { metrics: { auc: 0.5 } });
    await settle();
    const [experiment] = await database('run_experiments').pluck('id');
    const most = Array.from({ length: MOST_KEYS - 1 }, (_, n) => `m-${n}`);
    await new KeyIds(database).make(experiment, 'm', most);
    const late = tracking.addRun('flights', {
      metrics: { late: 0.9 },
      startTime: 1_800_000_004_000,
    });
    wait(60_000);
    await settle();
    const list = (query: { filter?: string; orderBy?: string }) =>
      runs.listRuns(MODEL, { ...query, limit: 9 });
    const { items } = await list({ filter: `run_id = '${late.id}'` });
    expect(items[0].metrics).toMatchObject([{ key: 'late' }]);
    for (const filter of ['metrics.late > 0.5', 'metrics.late IS NULL'])
      await expect(
        list({ filter: `metrics.auc > 0 OR ${filter}` }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(
          /^filter: .*metric beyond the 5,000.*«late» at character 20$/,
        ),
      });
    await expect(list({ orderBy: 'metrics.late DESC' })).rejects.toThrow(
      /^orderBy: .*«late» at character 1$/,
    );
    // There is room for other kinds: what is not there, no run has.
    expect((await list({ filter: 'params.late IS NULL' })).items).toHaveLength(
      2,
    );
  });

  it('know what no page shows', async () => {
    const { tracking, start } = await mirroredRuns(databases, id);
    const tags = { 'mlflow.loggedArtifacts': '[]' };
    const run = tracking.addRun('flights', { tags });
    const { runs, settle } = start();
    await settle();
    const { items } = await runs.listRuns(MODEL, {
      filter: "tags.`mlflow.loggedArtifacts` = '[]'",
      limit: 9,
    });
    expect(items).toMatchObject([{ id: run.id, tags: {} }]);
  });
});
