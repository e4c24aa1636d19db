import { TestDatabases } from '@backstage/backend-test-utils';
import { filteredRuns, runFilters } from '@slipway/plugin-ml-node/testUtils';
import { MODEL, mirroredRuns } from './__testUtils__/mirroredRuns';

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
