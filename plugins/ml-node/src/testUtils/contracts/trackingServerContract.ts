import { curveContract } from './trackingServer/curves';
import { experimentContract } from './trackingServer/experiments';
import type { CreateTrackingServer } from './trackingServer/harness';
import { searchContract } from './trackingServer/search';

export type { TrackingServerHarness } from './trackingServer/harness';

/** What every `TrackingServer` does. Call it within a `describe`; `create` is called once per test. */
export function trackingServerContract(create: CreateTrackingServer): void {
  it('says its version', async () => {
    const { server } = await create();
    expect((await server.check()).version).not.toBe('');
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

  it('does nothing for a caller who has gone', async () => {
    const { server } = await create();
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(server.getRun('any', { signal })).rejects.toThrow('gone');
  });

  experimentContract(create);
  searchContract(create);
  curveContract(create);
}
