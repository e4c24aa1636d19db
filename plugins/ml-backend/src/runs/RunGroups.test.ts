import { TestDatabases } from '@backstage/backend-test-utils';
import { parseRunFilter } from '@slipway/plugin-ml-common';
import { MODEL, mirroredRuns } from './__testUtils__/mirroredRuns';
import { KeyIds } from './store/KeyIds';
import { RunSearch } from './store/RunSearch';
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
    const names = async (
      view?: RunListQuery['view'],
      narrowed: Pick<RunListQuery, 'filter' | 'orderBy'> = {},
    ) => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await portal.runs.listRuns(models, {
          nested: 'grouped',
          limit: 2,
          view,
          cursor,
          ...narrowed,
        });
        found.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      } while (cursor);
      return narrowed.orderBy ? found : found.sort();
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

  it('count and judge the runs below of all experiments of the model, and of no other', async () => {
    const { tracking, settle, runs } = await started();
    const parent = tracking.addRun('flights', { name: 'sweep' });
    const [, best] = ['flights', 'more flights', 'of another model'].map(
      (experiment, index) =>
        tracking.addRun(experiment, {
          metrics: { auc: 0.7 + index / 10 },
          tags: below(parent.id),
        }),
    );
    await settle();
    const sweep = {
      childCount: 2,
      bestChild: {
        runId: best.id,
        metric: 'auc',
        value: best.metrics[0].value,
        direction: 'higher',
      },
    };
    const grouped = await runs.listRuns(models, {
      nested: 'grouped',
      limit: 9,
    });
    expect(grouped.items).toMatchObject([sweep]);
    expect(await runs.getBelow(models, parent.id)).toEqual(sweep);
    const named = await runs.listRuns(models, {
      filter: `attributes.run_id = '${parent.id}'`,
      view: 'all',
      limit: 1,
    });
    expect(named.items).toMatchObject([sweep]);
    const { items } = await runs.listRuns(models, {
      parent: parent.id,
      limit: 9,
    });
    expect(items).toHaveLength(sweep.childCount);
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

  it('stay where a run directly below them matches a filter, each once and in order', async () => {
    const { tracking, settle, names, runs } = await started();
    const sweepOf = (name: string, own: number, ...aucs: number[]) => {
      const parent = tracking.addRun('flights', { name, metrics: { own } });
      aucs.forEach((auc, index) =>
        tracking.addRun(index ? 'more flights' : 'flights', {
          name: `${name} ${index}`,
          metrics: { auc },
          parameters: { opt: 'adam' },
          tags: below(parent.id),
        }),
      );
      return parent;
    };
    sweepOf('low', 9, 0.1, 0.2);
    sweepOf('elsewhere', 1, 0.3, 0.95);
    sweepOf('both', 3, 0.9, 0.92);
    tracking.addRun('more flights', { name: 'alone', metrics: { auc: 0.99 } });
    const itself = sweepOf('itself', 2, 0.1);
    tracking.addRun('flights', {
      name: 'above',
      metrics: { auc: 0.91, own: 5 },
      id: 'above',
    });
    tracking.addRun('flights', {
      metrics: { auc: 0.97 },
      tags: below('above'),
    });
    await settle();
    const high = { filter: 'metrics.auc > 0.8' };
    expect(await names('active', high)).toEqual([
      'above',
      'alone',
      'both',
      'elsewhere',
    ]);
    expect(
      await names('all', { ...high, orderBy: 'metrics.own DESC' }),
    ).toEqual(['above', 'both', 'elsewhere', 'alone']);
    expect(
      await names('active', {
        filter: `(metrics.auc > 0.94 AND params.opt = 'adam') OR run_id = '${itself.id}'`,
        orderBy: 'run_name ASC',
      }),
    ).toEqual(['elsewhere', 'itself']);
    expect(
      await names('active', {
        filter: 'metrics.auc IS NULL AND metrics.own > 4',
      }),
    ).toEqual(['low']);
    const page = await runs.listRuns(models, {
      ...high,
      nested: 'grouped',
      limit: 20,
    });
    expect(page.total).toBe(4);
  });

  it('stay for no run below them that another view has', async () => {
    const { tracking, settle, names } = await started();
    const sweep = tracking.addRun('flights', { name: 'sweep' });
    tracking.addRun('flights', {
      metrics: { auc: 0.9 },
      tags: below(sweep.id),
      lifecycleStage: 'deleted',
    });
    await settle();
    const high = { filter: 'metrics.auc > 0.8' };
    expect(await names('active', high)).toEqual([]);
    expect(await names('all', high)).toEqual(['sweep']);
  });

  it('count what a filter finds by itself and below, each once', async () => {
    const { tracking, settle, database } = await started();
    for (let n = 0; n < 3; n += 1) {
      const parent = tracking.addRun('flights', { metrics: { auc: 0.9 } });
      for (const auc of [0.9, 0.95])
        tracking.addRun('flights', {
          metrics: { auc },
          tags: below(parent.id),
        });
    }
    await settle();
    const search = new RunSearch({ database, keys: new KeyIds(database) });
    const count = await search.count({
      experiments: await database('run_experiments').pluck('id'),
      filter: parseRunFilter('metrics.auc > 0.8'),
      view: 'active',
      topOnly: true,
    });
    expect(count).toBe(3);
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
      judged: {
        runId: better,
        metric: 'auc',
        value: 0.8,
        direction: 'higher',
      },
      'by loss': {
        runId: low,
        metric: 'loss',
        value: 0.1,
        direction: 'lower',
      },
      'nothing finite': undefined,
    });
  });
});
