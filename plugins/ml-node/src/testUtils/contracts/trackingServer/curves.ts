import type { CreateTrackingServer } from './harness';

/** Histories of metrics, whole and thinned. */
export function curveContract(create: CreateTrackingServer): void {
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
}
