import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { testEntities } from '../__testUtils__/entities';
import { startMl, type StartOptions } from '../__testUtils__/startMl';

const PIPELINE = 'mlpipeline:default/flight-delay-training';
const SOURCE = 'http://forge.example/a/b/src/branch/main/';
const MOST_LOOKS = 5_000;

describe('the launch routes', () => {
  const start = async (options?: StartOptions) => {
    const ml = await startMl(options);
    const commit = ml.sources.commit(SOURCE, { 'train.py': 'print(1)' });
    const post = (path: string, body: object, headers = {}) =>
      request(ml.server).post(`/api/ml${path}`).set(headers).send(body);
    const get = (path: string) => request(ml.server).get(`/api/ml${path}`);
    /** Looks at a launch until it is in a state; the loop of the plugin works meanwhile. */
    const see = async (id: string, state: string) => {
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        const { body } = await get(`/launches/${id}`);
        if (body.state === state) return body;
      }
      throw new Error(`The launch never was ${state}`);
    };
    return { ...ml, commit, post, get, see };
  };

  it('launch a pipeline, show it with its log, and stop it', async () => {
    const { post, get, see, launcher, tracking, commit } = await start();
    const made = await post('/launches', {
      pipeline: 'MLPipeline:default/flight-delay-training',
      parameters: { epochs: 2 },
      reason: 'try it',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      pipeline: PIPELINE,
      model: 'mlmodel:default/flight-delay',
      state: 'queued',
      parameters: { epochs: 2 },
      resources: { cpus: 1, gpus: 1, memory: 2 ** 31 },
      sourceCommit: commit,
      cause: { type: 'person', reason: 'try it' },
      requestedBy: 'user:default/mock',
    });
    const { id } = made.body;
    tracking.addRun('flight-delay', { tags: { 'slipway.launch': id } });

    const submitted = await see(id, 'submitted');
    expect(submitted).toMatchObject({
      acts: { stop: { allowed: true }, retry: { allowed: false } },
      runs: [{ launchId: id }],
      attempts: [{ attempt: 1, state: 'submitted' }],
    });
    const [{ submissionId }] = launcher.submissions;
    launcher.start(submissionId);
    launcher.appendLog(submissionId, 'epoch 1\n');
    expect((await get(`/launches/${id}/log?offset=6&maxBytes=1`)).body).toEqual(
      { text: '1', nextOffset: 7, complete: false },
    );

    const list = await get(
      `/launches?pipeline=${encodeURIComponent(PIPELINE)}`,
    );
    expect(list.body).toMatchObject({ items: [{ id }], running: 1 });

    const stopped = await post(`/launches/${id}/stop`, { reason: 'enough' });
    expect(stopped.status).toBe(202);
    expect(await see(id, 'stopped')).toMatchObject({ stateReason: 'enough' });
    const again = await post(`/launches/${id}/stop`, { reason: 'enough' });
    expect(again.status).toBe(409);
    expect((await post(`/launches/${id}/retry`, {})).body).toMatchObject({
      attempt: 2,
    });

    const ledger = await get(`/ledger?subject=launch%3A${id}`);
    expect(
      ledger.body.items.map(({ act }: { act: string }) => act).slice(0, 3),
    ).toEqual([
      'launch.requested',
      'launch.submitted',
      'launch.stop-requested',
    ]);
    expect((await get('/ledger/verification')).body).toMatchObject({
      holds: true,
    });
    expect((await get('/ledger?limit=2')).body.items).toHaveLength(2);
  });

  it('answer a repeated request with the first one’s launch', async () => {
    const { post } = await start();
    const key = { 'Idempotency-Key': 'click-0001' };
    const first = await post('/launches', { pipeline: PIPELINE }, key);
    const second = await post('/launches', { pipeline: PIPELINE }, key);
    expect(second.body.id).toBe(first.body.id);
    const other = await post(
      '/launches',
      { pipeline: PIPELINE },
      { ...key, authorization: mockCredentials.user.header('user:default/bo') },
    );
    expect(other.body.id).not.toBe(first.body.id);
  });

  it.each([
    [{ pipeline: 'mlpipeline:default/nothing' }, 404, 'nothing'],
    [
      { pipeline: PIPELINE, parameters: { epochs: 'x' } },
      400,
      'must be integer',
    ],
    [{ pipeline: PIPELINE, resources: { cpus: 99, gpus: 0 } }, 400, '99 CPUs'],
    [{ pipeline: PIPELINE, speed: 1 }, 400, 'additional'],
    [{ pipeline: PIPELINE, model: 'mlmodel:default/nothing' }, 404, 'nothing'],
  ])('refuse %p with %p', async (body, status, words) => {
    const { post } = await start();
    const answer = await post('/launches', body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(words);
  });

  it('answer 503 while the forge is away, and launch while the cluster is away', async () => {
    const { post, launcher, sources } = await start();
    sources.faults.goDown();
    expect((await post('/launches', { pipeline: PIPELINE })).status).toBe(503);
    sources.faults.comeBack();
    launcher.faults.goDown();
    expect((await post('/launches', { pipeline: PIPELINE })).status).toBe(201);
  });

  it('let nobody launch, stop or see without the permission', async () => {
    const { post } = await start({
      denied: ({ name }) => name === 'ml.launch.create',
    });
    const refused = await post('/launches', { pipeline: PIPELINE });
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('ml.launch.create');
  });

  it('tell who may not stop a launch why', async () => {
    const { post, get } = await start({
      denied: ({ name }) => name === 'ml.launch.control',
    });
    const { id } = (await post('/launches', { pipeline: PIPELINE })).body;
    expect((await post(`/launches/${id}/stop`, { reason: 'no!' })).status).toBe(
      403,
    );
    expect((await get(`/launches/${id}`)).body.acts.stop).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('ml.launch.control'),
    });
  });

  it('show nothing of what the caller may not see in the catalog', async () => {
    const { server, post, get } = await start({
      hidden: [
        'mlpipeline:default/flight-delay-training',
        'mlmodel:default/flight-delay',
      ],
    });
    const made = await request(server)
      .post('/api/ml/launches')
      .set('authorization', mockCredentials.service.header())
      .send({ pipeline: PIPELINE });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      requestedBy: 'service:external:test-service',
      cause: { type: 'service' },
    });
    const { id } = made.body;
    expect((await get(`/launches/${id}`)).status).toBe(404);
    expect((await get(`/launches/${id}/log`)).status).toBe(404);
    expect((await get(`/ledger?subject=launch%3A${id}`)).status).toBe(404);
    expect((await get('/launches')).body.items).toEqual([]);
    expect((await post('/launches', { pipeline: PIPELINE })).status).toBe(404);
  });

  it('fill a page with what the caller may see, past what the caller may not', async () => {
    const pipeline = testEntities.find(
      ({ metadata }) => metadata.name === 'flight-delay-training',
    );
    const secret = 'mlpipeline:default/secret-training';
    const { server, post, get } = await start({
      entities: [
        ...testEntities,
        ...(pipeline
          ? [
              {
                ...pipeline,
                metadata: { ...pipeline.metadata, name: 'secret-training' },
                relations: [],
              },
            ]
          : []),
      ],
      hidden: [secret],
    });
    const seen = await post('/launches', { pipeline: PIPELINE });
    expect(seen.status).toBe(201);
    for (let n = 0; n < 3; n += 1) {
      await request(server)
        .post('/api/ml/launches')
        .set('authorization', mockCredentials.service.header())
        .send({ pipeline: secret })
        .expect(201);
    }
    expect((await get('/launches?limit=1')).body.items).toMatchObject([
      { id: seen.body.id },
    ]);
  });
});
