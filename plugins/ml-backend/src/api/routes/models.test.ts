import request from 'supertest';
import { startMl, type StartOptions } from '../__testUtils__/startMl';

const MODEL = '/api/ml/entities/mlmodel/default/flight-delay';

const ML_MODEL_FILE = `
signature:
  inputs: '[{"name": "temp", "type": "double", "required": true}]'
  outputs: '[{"type": "double"}]'
`;

async function withVersions(options?: StartOptions) {
  const ml = await startMl(options);
  const { registry, tracking } = ml;
  for (const auc of [0.71, 0.74]) {
    const run = tracking.addRun('flight-delay', {
      metrics: { roc_auc: auc, 'champion.roc_auc': 0.7, loss: NaN },
      tags: { 'slipway.launch': 'l-1', 'slipway.source.commit': 'abc' },
    });
    registry.addVersion('flight-delay', {
      runId: run.id,
      files: { MLmodel: ML_MODEL_FILE, 'data/model.bin': 'weights' },
    });
  }
  await registry.setAlias({
    model: 'flight-delay',
    alias: 'champion',
    version: '1',
  });
  await ml.mirror();
  return ml;
}

describe('a model', () => {
  it('is described with its defaults', async () => {
    const { server } = await withVersions();
    const { status, body } = await request(server).get(MODEL);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ref: 'mlmodel:default/flight-delay',
      title: 'Flight delay',
      tier: 2,
      owner: 'group:default/departures',
      registry: { instance: 'default', model: 'flight-delay' },
      experiments: ['flight-delay'],
      environments: [{ name: 'production', alias: 'champion' }],
      pipelines: ['mlpipeline:default/flight-delay-training'],
      newestVersion: { version: '2' },
      requestPromotion: { allowed: true },
      freshness: { state: 'live' },
    });
  });

  it('serves what the registry says by alias or stage, where nothing was deployed', async () => {
    const { server, registry, mirror } = await withVersions({
      config: {
        ml: {
          environments: [
            { name: 'staging', alias: 'challenger' },
            { name: 'old', stage: 'Production' },
            { name: 'production', alias: 'champion' },
          ],
        },
      },
    });
    registry.moveStage({ model: 'flight-delay', version: '2' }, 'Production');
    await mirror();
    const { body } = await request(server).get(MODEL);
    const since = expect.any(String);
    expect(body.environments).toEqual([
      { name: 'staging', alias: 'challenger' },
      {
        name: 'old',
        alias: 'old',
        stage: 'Production',
        byRegistry: {
          environment: 'old',
          version: '2',
          says: 'stage',
          since,
          by: 'outside',
        },
      },
      {
        name: 'production',
        alias: 'champion',
        byRegistry: {
          environment: 'production',
          version: '1',
          says: 'alias',
          since,
          by: 'unknown',
        },
      },
    ]);
    const version = await request(server).get(`${MODEL}/versions/2`);
    expect(version.body).toMatchObject({
      environments: ['old'],
      byRegistry: ['old'],
    });
  });

  it('may be described by hand, with annotations of MLflow', async () => {
    const { server } = await startMl();
    const { body } = await request(server).get(
      '/api/ml/entities/component/default/gate-demand',
    );
    expect(body).toMatchObject({
      type: 'model',
      tier: 4,
      registry: { model: 'gate_demand' },
      experiments: ['gates', 'gates-2'],
    });
  });

  it('says why the caller may not ask for a promotion', async () => {
    const { server } = await startMl({
      denied: ({ name }) => name === 'ml.promotion.request',
    });
    const { body } = await request(server).get(MODEL);
    expect(body.requestPromotion).toEqual({
      allowed: false,
      reason:
        "This needs the permission 'ml.promotion.request' on mlmodel:default/flight-delay, which you do not have",
    });
  });

  it.each([
    ['unknown', 'mlmodel/default/nothing', 'There is no entity'],
    ['not a model', 'component/default/delay-api', 'is not a model'],
  ])('that is %s is not found', async (_, path, words) => {
    const { server } = await startMl();
    const answer = await request(server).get(`/api/ml/entities/${path}`);
    expect(answer.status).toBe(404);
    expect(answer.body.error.message).toContain(words);
  });

  it('that the caller may not see is not found either', async () => {
    const { server } = await startMl({
      hidden: ['mlmodel:default/flight-delay'],
    });
    for (const path of ['', '/versions', '/versions/1', '/runs', '/health']) {
      const { status } = await request(server).get(`${MODEL}${path}`);
      expect([path, status]).toEqual([path, 404]);
    }
  });
});

describe('versions', () => {
  it('come newest first with aliases, launch and key metrics, in one call for all runs', async () => {
    const { server, tracking } = await withVersions();
    const { status, body } = await request(server).get(`${MODEL}/versions`);
    expect(status).toBe(200);
    expect(body.freshness).toMatchObject({ state: 'live' });
    expect(body.items).toEqual([
      expect.objectContaining({
        version: '2',
        metrics: { roc_auc: 0.74 },
        environments: [],
        byRegistry: [],
      }),
      expect.objectContaining({
        version: '1',
        aliases: ['champion'],
        metrics: { roc_auc: 0.71 },
        environments: ['production'],
        byRegistry: ['production'],
      }),
    ]);
    expect(tracking.faults.count('searchRuns')).toBe(1);
    expect(tracking.faults.count('getRun')).toBe(0);
  });

  it('are the last known ones, with their age and the reason, while the registry is away', async () => {
    const { server, registry, mirror } = await withVersions();
    const before = await request(server).get(`${MODEL}/versions`);
    registry.faults.goDown();
    await mirror();
    const { status, body } = await request(server).get(`${MODEL}/versions`);
    expect(status).toBe(200);
    expect(body.items).toEqual(before.body.items);
    expect(body.freshness).toMatchObject({
      state: 'stale',
      asOf: before.body.freshness.asOf,
      error: expect.stringContaining('does not answer'),
    });
  });

  it('go on being paged from the copy when the registry goes away meanwhile', async () => {
    const { server, registry } = await withVersions();
    await request(server).get(`${MODEL}/versions`);
    const first = await request(server).get(`${MODEL}/versions?limit=1`);
    registry.faults.goDown();
    const second = await request(server)
      .get(`${MODEL}/versions`)
      .query({ limit: 1, cursor: first.body.nextCursor });
    expect(second.body.items).toMatchObject([{ version: '1' }]);
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('that were never seen are a 503 while the registry is away', async () => {
    const { server, registry } = await startMl();
    registry.faults.goDown();
    const { status, body } = await request(server).get(`${MODEL}/versions`);
    expect(status).toBe(503);
    expect(body.error.message).toContain('does not answer');
  });

  it('say that they are gone from the registry', async () => {
    const { server, registry, mirror } = await withVersions();
    registry.removeVersion({ model: 'flight-delay', version: '2' });
    await mirror();
    const { body } = await request(server).get(`${MODEL}/versions`);
    expect(body.items).toMatchObject([
      { version: '2', deletedAt: expect.any(String) },
      { version: '1' },
    ]);
    expect(body.items[1].deletedAt).toBeUndefined();
    const detail = await request(server).get(`${MODEL}/versions/2`);
    expect(detail.body).toMatchObject({
      version: '2',
      deletedAt: body.items[0].deletedAt,
      digestError: expect.stringContaining('gone'),
    });
    const { body: model } = await request(server).get(MODEL);
    expect(model.newestVersion).toMatchObject({ version: '1' });
  });

  it('of a model that is not registered yet are none', async () => {
    const { server } = await startMl();
    const { status, body } = await request(server).get(`${MODEL}/versions`);
    expect([status, body.items]).toEqual([200, []]);
  });

  it('in detail have digest, files, signature and run', async () => {
    const { server } = await withVersions();
    const { status, body } = await request(server).get(`${MODEL}/versions/2`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: '2',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      files: [{ path: 'MLmodel' }, { path: 'data/model.bin', size: 7 }],
      signature: {
        inputs: [{ name: 'temp', type: 'double', required: true }],
        outputs: [{ type: 'double' }],
      },
      run: { source: { commit: 'abc' }, launchId: 'l-1' },
    });
  });

  it('that vanished are not found', async () => {
    const { server } = await withVersions();
    const { status } = await request(server).get(`${MODEL}/versions/9`);
    expect(status).toBe(404);
  });

  it('in detail say that the registry is away, with what is known', async () => {
    const { server, registry } = await withVersions();
    await request(server).get(`${MODEL}/versions`);
    registry.faults.goDown();
    const { status, body } = await request(server).get(`${MODEL}/versions/2`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: '2',
      files: [],
      digestError: expect.stringContaining('does not answer'),
    });
  });
});

describe('runs', () => {
  it('are filtered and sorted by the source and say what was registered from them', async () => {
    const { server } = await withVersions();
    await request(server).get(`${MODEL}/versions`);
    const { status, body } = await request(server)
      .get(`${MODEL}/runs`)
      .query({ filter: 'metrics.roc_auc > 0.72' });
    expect(status).toBe(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      versions: ['2'],
      source: { commit: 'abc' },
    });
  });

  it('show NaN as what it is', async () => {
    const { server } = await withVersions();
    const { body } = await request(server).get(`${MODEL}/runs`);
    expect(
      body.items[0].metrics.find((one: { key: string }) => one.key === 'loss'),
    ).toMatchObject({ value: null, text: 'NaN' });
  });

  it('with a bad filter are refused with the place of the mistake', async () => {
    const { server } = await withVersions();
    const { status, body } = await request(server)
      .get(`${MODEL}/runs`)
      .query({ filter: 'metrics..' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('at character 10: expected =');
  });

  it('are the last known ones while the source is away, filtered too', async () => {
    const { server, tracking } = await withVersions();
    const before = await request(server).get(`${MODEL}/runs`);
    tracking.faults.goDown();
    const { body } = await request(server).get(`${MODEL}/runs`);
    expect(body.items).toMatchObject(
      before.body.items.map(({ id }: { id: string }) => ({ id })),
    );
    expect(body.freshness.state).toBe('stale');
    const filtered = await request(server)
      .get(`${MODEL}/runs`)
      .query({ filter: 'metrics.roc_auc > 0.72' });
    expect(filtered.body.items).toHaveLength(1);
  });

  it('of other experiments are not found', async () => {
    const { server, tracking } = await withVersions();
    const other = tracking.addRun('somebody-elses', { metrics: { a: 1 } });
    for (const path of [`${other.id}`, `${other.id}/curve?metric=a`]) {
      const { status } = await request(server).get(`${MODEL}/runs/${path}`);
      expect(status).toBe(404);
    }
  });

  it('have curves', async () => {
    const { server, tracking } = await withVersions();
    const run = tracking.addRun('flight-delay', {
      histories: {
        loss: [0.5, NaN, 0.2].map((value, step) => ({
          step,
          timestamp: 1_700_000_000_000 + step,
          value,
        })),
      },
    });
    const { body } = await request(server).get(
      `${MODEL}/runs/${run.id}/curve?metric=loss`,
    );
    expect(body.points.map((point: { value: number }) => point.value)).toEqual([
      0.5,
      null,
      0.2,
    ]);
    const none = await request(server).get(
      `${MODEL}/runs/${run.id}/curve?metric=other`,
    );
    expect(none.status).toBe(404);
  });

  it('are none while no run has made the experiment', async () => {
    const { server } = await startMl();
    const { status, body } = await request(server).get(`${MODEL}/runs`);
    expect([status, body.items]).toEqual([200, []]);
  });
});

describe('a pipeline', () => {
  it('is described with its defaults, its source and what it needs', async () => {
    const { server } = await startMl();
    const { status, body } = await request(server).get(
      '/api/ml/entities/mlpipeline/default/flight-delay-training/pipeline',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      engine: 'ray',
      sourceUrl: 'http://forge.example/a/b/src/branch/main/',
      resources: { cpus: 1, gpus: 1, memory: 2 * 1024 ** 3 },
      model: 'mlmodel:default/flight-delay',
      launch: { allowed: true },
    });
  });

  it('is not what a model is', async () => {
    const { server } = await startMl();
    const { status } = await request(server).get(`${MODEL}/pipeline`);
    expect(status).toBe(404);
  });
});

describe('the outside systems', () => {
  it('are listed with how they answer', async () => {
    const ml = await startMl();
    ml.launcher.faults.goDown();
    const { status, body } = await request(ml.server).get('/api/ml/sources');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      expect.objectContaining({ port: 'tracking', reachable: true }),
      expect.objectContaining({ port: 'registry', version: 'fake' }),
      expect.objectContaining({
        port: 'launcher',
        reachable: false,
        error: expect.stringContaining('does not answer'),
      }),
      expect.objectContaining({ port: 'deployment', reachable: true }),
    ]);
  });

  it('do not hold up the page when one is silent', async () => {
    const { server, tracking } = await startMl();
    const release = tracking.faults.hold('check');
    const { body } = await request(server).get('/api/ml/sources');
    expect(body.items[0]).toMatchObject({
      reachable: false,
      error: expect.stringContaining('has not answered within 1.5 s'),
    });
    release();
  });
});
