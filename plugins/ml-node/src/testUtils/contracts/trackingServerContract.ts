import type { Run, TrackingServer } from '../../ports';
import type { FakeRun } from '../fakes';
import { parseRunFilter } from '../fakes/runFilter';
import { filteredRuns, runFilters } from './runFilters';

/** A tracking server and a way to record runs in it. */
export type TrackingServerHarness = {
  server: TrackingServer;
  /** A name that no experiment of an earlier test has. */
  experimentName: string;
  /** Records a finished run in the experiment of that name, which is made when it is not there. */
  addRun(experimentName: string, run: FakeRun): Promise<Pick<Run, 'id'>>;
  /** Deletes a run in the way of the system: it can be restored. */
  deleteRun(runId: string): Promise<void>;
};

/** What every `TrackingServer` does. Call it within a `describe`; `create` is called once per test. */
export function trackingServerContract(
  create: () => Promise<TrackingServerHarness>,
): void {
  it('says its version', async () => {
    const { server } = await create();
    expect((await server.check()).version).not.toBe('');
  });

  it('finds experiments by name and leaves out what is not there', async () => {
    const { server, experimentName, addRun } = await create();
    await addRun(experimentName, {});
    const found = await server.getExperimentsByName([
      experimentName,
      `${experimentName}-none`,
    ]);
    expect(found).toEqual([
      {
        id: expect.any(String),
        name: experimentName,
        lifecycleStage: 'active',
      },
    ]);
    await expect(server.getExperimentsByName([])).resolves.toEqual([]);
  });

  it('finds many experiments by name at once, and one that is asked for twice once', async () => {
    const { server, experimentName, addRun } = await create();
    const names = Array.from(
      { length: 8 },
      (_, at) => `${experimentName}-${at}`,
    );
    await addRun(names[0], {});
    await addRun(names[7], {});
    const found = await server.getExperimentsByName([...names, names[0]]);
    expect(found.map(({ name }) => name).sort()).toEqual([names[0], names[7]]);
  });

  it('gives times as they were recorded, also nanoseconds for milliseconds', async () => {
    const { server, experimentName, addRun } = await create();
    const timestamp = 1_700_000_000_000_000_000;
    const { id } = await addRun(experimentName, {
      startTime: timestamp,
      endTime: timestamp,
      histories: { auc: [{ step: 1, timestamp, value: 0.5 }] },
    });
    const run = await server.getRun(id);
    expect(run).toMatchObject({
      startTime: timestamp,
      endTime: timestamp,
      metrics: [{ key: 'auc', timestamp }],
    });
    const { items } = await server.searchRuns({
      experimentIds: [run.experimentId],
      filter: `attributes.start_time <= ${timestamp}`,
      limit: 10,
    });
    expect(items.map(one => one.id)).toEqual([id]);
  });

  it('gives a run as it was recorded', async () => {
    const { server, experimentName, addRun } = await create();
    const { id } = await addRun(experimentName, {
      name: 'first',
      metrics: { roc_auc: 0.75, broken: NaN },
      parameters: { lr: '0.1' },
      tags: { 'slipway.launch': 'l-1' },
      datasets: [{ name: 'flights', digest: 'abc', context: 'training' }],
    });
    const run = await server.getRun(id);
    expect(run).toMatchObject({
      id,
      name: 'first',
      status: 'FINISHED',
      lifecycleStage: 'active',
      parameters: { lr: '0.1' },
      datasets: [{ name: 'flights', digest: 'abc', context: 'training' }],
    });
    expect(run.tags['slipway.launch']).toBe('l-1');
    expect(
      Object.fromEntries(run.metrics.map(({ key, value }) => [key, value])),
    ).toEqual({ roc_auc: 0.75, broken: NaN });
    expect(run.endTime).toBeGreaterThanOrEqual(run.startTime);
    expect(server.runUrl(run)).toContain(id);
  });

  it('filters runs by tag, parameter and metric, and orders them', async () => {
    const { server, experimentName, addRun } = await create();
    const ids: string[] = [];
    for (const [index, auc] of [0.7, 0.9, 0.8].entries()) {
      const { id } = await addRun(experimentName, {
        metrics: { auc },
        parameters: { lr: `0.${index}` },
        tags: { 'team.name': index === 0 ? 'a' : 'b' },
      });
      ids.push(id);
    }
    const [{ id: experimentId }] = await server.getExperimentsByName([
      experimentName,
    ]);
    const search = async (filter?: string, orderBy?: string[]) => {
      const page = await server.searchRuns({
        experimentIds: [experimentId],
        filter,
        orderBy,
        limit: 10,
      });
      return page.items.map(run => ids.indexOf(run.id));
    };
    await expect(search(undefined, ['metrics.auc DESC'])).resolves.toEqual([
      1, 2, 0,
    ]);
    await expect(search("tags.`team.name` = 'a'")).resolves.toEqual([0]);
    await expect(
      search("params.lr != '0.1' and metrics.auc > 0.75"),
    ).resolves.toEqual([2]);
    await expect(search(undefined, ['metrics.auc ASC'])).resolves.toEqual([
      0, 2, 1,
    ]);
  });

  it('means by a filter what the portal means by it', async () => {
    const { server, experimentName, addRun } = await create();
    for (const run of filteredRuns) await addRun(experimentName, run);
    const [{ id }] = await server.getExperimentsByName([experimentName]);
    const find = async (filter: string) => {
      const query = { experimentIds: [id], filter, limit: 100 };
      return (await server.searchRuns(query)).items;
    };
    const names = (runs: readonly Run[]) => runs.map(({ name }) => name).sort();
    const all = await find('');
    expect(all).toHaveLength(filteredRuns.length);
    for (const filter of runFilters) {
      expect([filter, names(await find(filter))]).toEqual([
        filter,
        names(all.filter(parseRunFilter(filter))),
      ]);
    }
  });

  it('gives each run on exactly one page', async () => {
    const { server, experimentName, addRun } = await create();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.push((await addRun(experimentName, { metrics: { index } })).id);
    }
    const [{ id }] = await server.getExperimentsByName([experimentName]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await server.searchRuns({
        experimentIds: [id],
        orderBy: ['metrics.index ASC'],
        limit: 2,
        cursor,
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(run => run.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  it('refuses a filter it cannot read and a limit out of bounds', async () => {
    const { server, experimentName, addRun } = await create();
    await addRun(experimentName, {});
    const [{ id }] = await server.getExperimentsByName([experimentName]);
    const query = { experimentIds: [id], limit: 10 };
    await expect(
      server.searchRuns({ ...query, filter: 'metrix.a >< 1' }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      server.searchRuns({ ...query, limit: 501 }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      server.searchRuns({ ...query, cursor: 'no cursor of this list' }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('finds no runs where there are no experiments', async () => {
    const { server } = await create();
    await expect(
      server.searchRuns({ experimentIds: [], limit: 10 }),
    ).resolves.toMatchObject({ items: [] });
  });

  it('gives a page again only where it has changed', async () => {
    const { server, experimentName, addRun, deleteRun } = await create();
    for (const name of ['a', 'b', 'c']) {
      await addRun(experimentName, {
        name,
        metrics: { auc: 0.5, broken: NaN },
        parameters: { lr: '0.1', seed: '1' },
        tags: { team: 'a', note: 'b' },
      });
    }
    const [{ id }] = await server.getExperimentsByName([experimentName]);
    const query = { experimentIds: [id], view: 'all' as const, limit: 2 };
    const { etag, ...first } = await server.searchRuns(query);
    expect(etag).toEqual(expect.any(String));
    expect(first.notModified).toBeUndefined();
    const again = { ...query, ifNoneMatch: etag };
    await expect(server.searchRuns(again)).resolves.toEqual({
      items: [],
      etag,
      notModified: true,
    });
    await expect(
      server.searchRuns({ ...again, cursor: first.nextCursor }),
    ).resolves.toMatchObject({ items: [{ experimentId: id }] });
    await deleteRun(first.items[1].id);
    const changed = await server.searchRuns(again);
    expect(changed.items.map(run => run.lifecycleStage)).toEqual([
      'active',
      'deleted',
    ]);
    expect(changed.etag).not.toBe(etag);
  });

  it('gives a metric by step, thinned to the points asked for', async () => {
    const { server, experimentName, addRun } = await create();
    const history = Array.from({ length: 300 }, (_, step) => ({
      step,
      timestamp: 1_700_000_000_000 + step,
      value: step / 2,
    }));
    const { id } = await addRun(experimentName, {
      histories: { loss: history },
    });
    const whole = await server.getMetricHistory({
      runId: id,
      key: 'loss',
      maxPoints: 2_500,
    });
    expect(whole).toEqual(history.map(point => expect.objectContaining(point)));
    const thin = await server.getMetricHistory({
      runId: id,
      key: 'loss',
      maxPoints: 20,
    });
    expect(thin.length).toBeLessThanOrEqual(20);
    expect(thin.length).toBeGreaterThan(10);
    expect(thin[0].step).toBe(0);
    expect(thin.at(-1)?.step).toBe(299);
    const steps = thin.map(({ step }) => step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('gives a long metric whole where that is asked for', async () => {
    const { server, experimentName, addRun } = await create();
    const peak = 3_333;
    const history = Array.from({ length: 10_500 }, (_, step) => ({
      step,
      timestamp: 1_700_000_000_000 + step,
      value: step === peak ? 9 : 0,
    }));
    const { id } = await addRun(experimentName, {
      histories: { loss: history },
    });
    const whole = await server.getMetricHistory({
      runId: id,
      key: 'loss',
      maxPoints: 50_000,
    });
    expect(whole).toHaveLength(history.length);
    expect(whole[peak]).toMatchObject(history[peak]);
    expect(whole.at(-1)).toMatchObject(history[history.length - 1]);
  });

  it('gives one metric of many runs in one answer', async () => {
    const { server, experimentName, addRun } = await create();
    const losses = [0, 1].map(run =>
      Array.from({ length: 5 }, (_, step) => ({
        step,
        timestamp: 1_700_000_000_000 + step,
        value: run + step,
      })),
    );
    const ids: string[] = [];
    for (const loss of losses) {
      ids.push((await addRun(experimentName, { histories: { loss } })).id);
    }
    ids.push((await addRun(experimentName, {})).id);
    const found = await server.getMetricHistories({
      runIds: [...ids, '0123456789abcdef0123456789abcdef'],
      key: 'loss',
      maxPoints: 100,
    });
    const byRun = new Map(found.map(({ runId, points }) => [runId, points]));
    expect([...byRun.keys()].sort()).toEqual(ids.slice(0, 2).sort());
    losses.forEach((loss, index) =>
      expect(byRun.get(ids[index])).toEqual(
        loss.map(point => expect.objectContaining(point)),
      ),
    );
    await expect(
      server.getMetricHistories({
        runIds: Array(101).fill(ids[0]),
        key: 'loss',
        maxPoints: 10,
      }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('gives an experiment by its id', async () => {
    const { server, experimentName, addRun } = await create();
    await addRun(experimentName, {});
    const [found] = await server.getExperimentsByName([experimentName]);
    await expect(server.getExperiment(found.id)).resolves.toEqual(found);
    await expect(server.getExperiment('987654321')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('finds runs by the time of their begin and end, and deleted ones when asked', async () => {
    const { server, experimentName, addRun, deleteRun } = await create();
    const ids: string[] = [];
    for (const second of [1, 2, 3]) {
      const startTime = 1_700_000_000_000 + second * 1_000;
      const { id } = await addRun(experimentName, {
        startTime,
        endTime: startTime + 100,
      });
      ids.push(id);
    }
    await deleteRun(ids[2]);
    const [{ id: experimentId }] = await server.getExperimentsByName([
      experimentName,
    ]);
    const search = async (
      filter: string,
      view?: 'active' | 'deleted' | 'all',
    ) => {
      const { items } = await server.searchRuns({
        experimentIds: [experimentId],
        filter,
        orderBy: ['attributes.start_time DESC'],
        view,
        limit: 10,
      });
      return items.map(run => [ids.indexOf(run.id), run.lifecycleStage]);
    };
    const late = 'attributes.start_time >= 1700000002000';
    await expect(search(late)).resolves.toEqual([[1, 'active']]);
    await expect(search(late, 'deleted')).resolves.toEqual([[2, 'deleted']]);
    await expect(
      search(`${late} and attributes.start_time <= 1700000002500`, 'all'),
    ).resolves.toEqual([[1, 'active']]);
    await expect(search(late, 'all')).resolves.toEqual([
      [2, 'deleted'],
      [1, 'active'],
    ]);
    await expect(
      search('attributes.end_time >= 1700000001101', 'all'),
    ).resolves.toEqual([
      [2, 'deleted'],
      [1, 'active'],
    ]);
  });

  it('has no history for an unknown metric, and no unknown run', async () => {
    const { server, experimentName, addRun } = await create();
    const { id } = await addRun(experimentName, {});
    const query = { key: 'none', maxPoints: 10 };
    await expect(
      server.getMetricHistory({ ...query, runId: id }),
    ).resolves.toEqual([]);
    const unknown = '0123456789abcdef0123456789abcdef';
    await expect(
      server.getMetricHistory({ ...query, runId: unknown }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(server.getRun(unknown)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('does nothing for a caller who has gone', async () => {
    const { server } = await create();
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(server.getRun('any', { signal })).rejects.toThrow('gone');
  });
}
