import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, mirroredRuns } from './__testUtils__/mirroredRuns';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('runs of a model on %p', id => {
  it('have for columns what the matching runs have, and without a question every name there ever was', async () => {
    const { tracking, start } = await mirroredRuns(databases, id);
    const { runs, settle } = start();
    const parent = tracking.addRun('flights', { metrics: { auc: 0.7 } });
    const below = { 'mlflow.parentRunId': parent.id };
    tracking.addRun('flights', { parameters: { lr: '1' }, tags: below });
    tracking.addRun('flights', {
      lifecycleStage: 'deleted',
      metrics: { auc_then: 0.5 },
    });
    await settle();
    const metricsOf = async (query: Parameters<typeof runs.getColumns>[1]) => {
      const { metrics, parameters } = await runs.getColumns(MODEL, query);
      return [...metrics, ...parameters].map(({ key, runs: of }) => [key, of]);
    };
    expect(await metricsOf({ filter: 'metrics.auc > 0' })).toEqual([
      ['auc', 1],
    ]);
    expect(await metricsOf({ parent: parent.id })).toEqual([['lr', 1]]);
    expect(await metricsOf({ view: 'deleted' })).toEqual([['auc_then', 1]]);
    expect(await metricsOf({ view: 'active' })).toEqual([
      ['auc', 1],
      ['auc_then', 0],
      ['lr', 1],
    ]);
    const { metrics } = await runs.getColumns(MODEL, {});
    expect(metrics[1]).toMatchObject({ key: 'auc_then', direction: 'higher' });
  });

  it('are found in MLflow’s own words until they were read once, and what it has no words for is refused with its place', async () => {
    const { tracking, start } = await mirroredRuns(databases, id);
    const { runs, settle } = start();
    const parent = tracking.addRun('flights', {});
    tracking.addRun('flights', {
      metrics: { auc: 0.7 },
      parameters: { lr: '1' },
      tags: { 'mlflow.parentRunId': parent.id },
    });
    const find = async (filter: string, nested?: 'grouped') =>
      (await runs.listRuns(MODEL, { filter, nested, limit: 9 })).items.length;
    const more = {
      "metrics.auc > 0.5 AND params.lr IN ('1')": '«IN» here at character 33',
      'metrics.auc IS NOT NULL': '«IS» here at character 13',
      'metrics.auc > 0.5 OR metrics.auc < 0':
        '«OR» here at character 19: expected AND',
    };
    for (const [filter, place] of Object.entries(more))
      await expect(find(filter)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining(place),
      });
    const high = "((metrics.auc > 0.5) AND params.lr = '1') AND run_id != 'x'";
    await expect(find(high, 'grouped')).rejects.toThrow('no sweeps');
    expect(await find(high)).toBe(1);
    await settle();
    for (const filter of [high, ...Object.keys(more)])
      expect([filter, await find(filter, 'grouped')]).toEqual([filter, 1]);
  });

  it('are compared with how current they are', async () => {
    const { tracking, start, wait } = await mirroredRuns(databases, id);
    const { runs, settle } = start();
    const run = tracking.addRun('flights', {});
    const fromSource = await runs.readRunsById(MODEL, [run.id, 'gone']);
    expect([...fromSource.runs.keys()]).toEqual([run.id]);
    expect(fromSource.freshness.state).toBe('live');
    await settle();
    const current = await runs.readRunsById(MODEL, [run.id]);
    expect(current.freshness.state).toBe('live');
    wait(600_000);
    tracking.faults.goDown();
    const old = await runs.readRunsById(MODEL, [run.id, 'gone']);
    expect([...old.runs.keys()]).toEqual([run.id]);
    expect(old.freshness).toMatchObject({ state: 'stale' });
  });
});
