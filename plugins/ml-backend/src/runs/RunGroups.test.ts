import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, mirroredRuns } from './__testUtils__/mirroredRuns';
import type { RunListQuery } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const below = (parent: string) => ({ 'mlflow.parentRunId': parent });

describe.each(databases.eachSupportedId())('sweeps as groups on %p', id => {
  const models = { ...MODEL, experiments: ['flights', 'more flights'] };

  const started = async () => {
    const room = await mirroredRuns(databases, id, [
      ...models.experiments,
      'of another model',
    ]);
    const portal = room.start();
    const names = async (view?: RunListQuery['view']) => {
      const page = await portal.runs.listRuns(models, {
        nested: 'grouped',
        limit: 20,
        view,
      });
      return page.items.map(({ name }) => name).sort();
    };
    return { ...room, ...portal, names };
  };

  it('show a run below its parent, also one of another experiment of the model', async () => {
    const { tracking, settle, names } = await started();
    const parent = tracking.addRun('flights', { name: 'sweep' });
    tracking.addRun('flights', { name: 'one', tags: below(parent.id) });
    tracking.addRun('more flights', { name: 'two', tags: below(parent.id) });
    await settle();
    expect(await names()).toEqual(['sweep']);
  });

  it('lose no run whose parent is elsewhere, unknown, or itself', async () => {
    const { tracking, settle, names } = await started();
    const other = tracking.addRun('of another model', { name: 'foreign' });
    tracking.addRun('flights', { name: 'one', tags: below(other.id) });
    tracking.addRun('flights', { name: 'two', tags: below('gone') });
    tracking.addRun('flights', { id: 'own', name: 'own', tags: below('own') });
    await settle();
    expect(await names()).toEqual(['one', 'own', 'two']);
  });

  it('keep the runs of a deleted sweep, each in the view it belongs to', async () => {
    const { tracking, settle, names } = await started();
    const sweep = tracking.addRun('flights', {
      name: 'sweep',
      lifecycleStage: 'deleted',
    });
    tracking.addRun('flights', { name: 'kept', tags: below(sweep.id) });
    const whole = tracking.addRun('flights', { name: 'whole' });
    tracking.addRun('flights', {
      name: 'gone',
      tags: below(whole.id),
      lifecycleStage: 'deleted',
    });
    await settle();
    expect(await names()).toEqual(['kept', 'whole']);
    expect(await names('deleted')).toEqual(['gone', 'sweep']);
    expect(await names('all')).toEqual(['sweep', 'whole']);
  });

  it('say the best of each by a metric that its own runs have, never an infinite one', async () => {
    const { tracking, settle, runs } = await started();
    const sweepOf = (name: string, ...metrics: Record<string, number>[]) => {
      const parent = tracking.addRun('flights', { name });
      return metrics.map(
        one =>
          tracking.addRun('flights', {
            metrics: one,
            tags: below(parent.id),
          }).id,
      );
    };
    const [, better] = sweepOf('judged', { auc: 0.7 }, { auc: 0.8 });
    const [low] = sweepOf('by loss', { loss: 0.1 }, { loss: -Infinity });
    sweepOf('nothing finite', { auc: Infinity }, { auc: NaN });
    await settle();
    const page = await runs.listRuns(models, { nested: 'grouped', limit: 20 });
    expect(
      Object.fromEntries(
        page.items.map(({ name, bestChild }) => [name, bestChild]),
      ),
    ).toEqual({
      judged: { runId: better, metric: 'auc', value: 0.8 },
      'by loss': { runId: low, metric: 'loss', value: 0.1 },
      'nothing finite': undefined,
    });
  });
});
