import { TestDatabases } from '@backstage/backend-test-utils';
import { FakeLauncher } from '@slipway/plugin-ml-node/testUtils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { submissionIdOf } from './submission';
import {
  actsOf,
  ada,
  createWorld,
  model,
  order,
  pass,
  pipeline,
  startPortal,
} from './__testUtils__/launchPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('launches on %p', id => {
  const setUp = async (world = createWorld()) => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const portal = startPortal(database, world);
    return { database, world, portal, ...portal };
  };

  it('go from queued to succeeded with the version that carries their tags', async () => {
    const { world, portal, launches, ledger } = await setUp();
    const { id: launchId } = await launches.launch(order(), ada);
    expect(await launches.get(launchId)).toMatchObject({
      state: 'queued',
      attempt: 1,
      parameters: { epochs: 3 },
      sourceCommit: world.commit,
      requestedBy: 'user:default/ada',
      cause: { type: 'person', reason: 'nightly data' },
    });

    await pass(portal, world, 1);
    const [submission] = world.launcher.submissions;
    expect(submission).toMatchObject({
      submissionId: submissionIdOf(launchId, 1),
      entrypoint: 'python -m flight_delay.train',
      resources: { cpus: 1, gpus: 1 },
      environment: {
        SLIPWAY_LAUNCH_ID: launchId,
        SLIPWAY_ATTEMPT: '1',
        SLIPWAY_PIPELINE: pipeline.ref,
        SLIPWAY_PARAMETERS: '{"epochs":3}',
        SLIPWAY_MODEL: model.ref,
        SLIPWAY_REGISTERED_MODEL: 'flight-delay',
        SLIPWAY_EXPERIMENT: 'flight-delay',
        SLIPWAY_SOURCE_COMMIT: world.commit,
        SLIPWAY_URL: 'http://portal.example/api/ml',
        SLIPWAY_GPUS: '1',
        SLIPWAY_GPU_HOLDER: 'entrypoint',
        MLFLOW_TRACKING_URI: world.registry.clientUri,
      },
      labels: {
        'slipway.launch': launchId,
        'slipway.attempt': '1',
        'slipway.plan': expect.stringMatching(/^sha256:/),
      },
    });
    world.launcher.setReason(submission.submissionId, 'needs 1 GPU');
    await pass(portal, world, 1);
    expect(await launches.get(launchId)).toMatchObject({
      state: 'submitted',
      stateReason: 'needs 1 GPU',
    });

    world.launcher.start(submission.submissionId);
    world.launcher.appendLog(submission.submissionId, 'epoch 1\n');
    await pass(portal, world, 1);
    const running = await launches.get(launchId);
    expect(running).toMatchObject({ state: 'running' });
    expect(running.stateReason).toBeUndefined();
    expect(
      await launches.countOpenByModel([model.ref, 'mlmodel:default/x']),
    ).toEqual(new Map([[model.ref, 1]]));

    world.launcher.appendLog(submission.submissionId, 'epoch 2\n');
    const version = world.registry.addVersion('flight-delay', {
      tags: { 'slipway.launch': launchId, 'slipway.attempt': '1' },
    });
    world.clock.time += 1_800_000;
    world.launcher.finish(submission.submissionId);
    await pass(portal, world, 3);

    const record = await launches.getRecord(launchId);
    expect(record).toMatchObject({
      state: 'succeeded',
      version,
      url: world.launcher.executionUrl(submission.submissionId),
      attempts: [
        {
          attempt: 1,
          state: 'succeeded',
          exitCode: 0,
          logTail: 'epoch 1\nepoch 2',
        },
      ],
    });
    expect(record.cost?.gpuHours).toBeCloseTo(0.5, 1);
    expect(record.cost?.amount).toBeCloseTo(1.05, 1);
    expect(await actsOf(ledger, launchId)).toEqual([
      'launch.requested',
      'launch.submitted',
      'launch.succeeded',
    ]);
    expect(await launches.countOpen()).toBe(0);
    expect(
      (await launches.getLastTrainedByModel([model.ref])).get(model.ref),
    ).toBeInstanceOf(Date);
    expect(await launches.estimate(await launches.plan(order()))).toMatchObject(
      { basis: expect.stringContaining('last 1 successful launches: 30 min') },
    );
  });

  it('end although their cluster says nanoseconds where it should say milliseconds', async () => {
    const nanoseconds = () => Date.parse('2026-11-24T08:00:00.000Z') * 1e6;
    const { world, portal, launches } = await setUp({
      ...createWorld(),
      launcher: new FakeLauncher({ now: nanoseconds }),
    });
    const { id: launchId } = await launches.launch(order(), ada);
    await pass(portal, world, 1);
    world.launcher.start(submissionIdOf(launchId, 1));
    await pass(portal, world, 1);
    expect(await launches.get(launchId)).toMatchObject({ state: 'running' });
    world.launcher.finish(submissionIdOf(launchId, 1), { exitCode: 1 });
    await pass(portal, world, 1);
    expect(await launches.get(launchId)).toMatchObject({ state: 'failed' });
  });

  it('keep their log when the cluster is gone', async () => {
    const { world, portal, launches } = await setUp();
    const { id: launchId } = await launches.launch(order(), ada);
    const submissionId = submissionIdOf(launchId, 1);
    await pass(portal, world, 1);
    world.launcher.start(submissionId);
    world.launcher.appendLog(submissionId, 'epoch 1\n');
    await pass(portal, world, 1);
    const query = { id: launchId, offset: 0, maxBytes: 1_000 };
    world.launcher.appendLog(submissionId, 'epoch 2\n');
    expect(await launches.readLog(query)).toEqual({
      text: 'epoch 1\nepoch 2\n',
      nextOffset: 16,
      complete: false,
    });
    world.launcher.faults.goDown();
    expect(await launches.readLog(query)).toEqual({
      text: 'epoch 1\n',
      nextOffset: 8,
      complete: false,
    });
    world.launcher.faults.comeBack();
    world.launcher.finish(submissionId);
    await pass(portal, world, 3);
    world.launcher.forget(submissionId);
    expect(await launches.readLog({ ...query, offset: 8 })).toEqual({
      text: 'epoch 2\n',
      nextOffset: 16,
      complete: true,
    });
    await expect(launches.readLog({ ...query, attempt: 2 })).rejects.toThrow(
      'no attempt 2',
    );
  });

  it('that fail say so with the end of their log, and can be tried again', async () => {
    const { world, portal, launches, ledger } = await setUp();
    const { id: launchId } = await launches.launch(order(), ada);
    await pass(portal, world, 1);
    world.launcher.start(submissionIdOf(launchId, 1));
    world.launcher.appendLog(
      submissionIdOf(launchId, 1),
      'Traceback\nValueError: no data for 2013-13\n',
    );
    await expect(
      launches.retry(launchId, { actor: 'user:default/ada' }),
    ).rejects.toThrow('is submitted');
    world.launcher.finish(submissionIdOf(launchId, 1), { exitCode: 1 });
    await pass(portal, world, 2);
    expect(await launches.get(launchId)).toMatchObject({
      state: 'failed',
      stateReason:
        'The execution ended with exit code 1:\nTraceback\nValueError: no data for 2013-13',
    });

    await launches.retry(launchId, { actor: 'user:default/ada' });
    expect(await launches.get(launchId)).toMatchObject({
      state: 'queued',
      attempt: 2,
    });
    await pass(portal, world, 1);
    world.launcher.finish(submissionIdOf(launchId, 2));
    await pass(portal, world, 2);
    expect(await launches.getRecord(launchId)).toMatchObject({
      state: 'succeeded',
      attempts: [{ state: 'failed', exitCode: 1 }, { state: 'succeeded' }],
    });
    expect(world.launcher.submissions).toHaveLength(2);
    await expect(
      launches.retry(launchId, { actor: 'user:default/ada' }),
    ).rejects.toThrow('is succeeded');
    expect(await actsOf(ledger, launchId)).toEqual([
      'launch.requested',
      'launch.submitted',
      'launch.failed',
      'launch.retried',
      'launch.submitted',
      'launch.succeeded',
    ]);
  });

  it('stop when somebody wants it, also before they have started', async () => {
    const { world, portal, launches } = await setUp();
    const early = await launches.launch(order(), ada);
    await launches.stop(early.id, {
      actor: 'user:default/ada',
      reason: 'a mistake',
    });
    await pass(portal, world, 5);
    expect(await launches.get(early.id)).toMatchObject({
      state: 'stopped',
      stateReason: 'a mistake',
    });
    expect(world.launcher.submissions).toEqual([]);

    const late = await launches.launch(order(), ada);
    await pass(portal, world, 1);
    world.launcher.start(submissionIdOf(late.id, 1));
    await launches.stop(late.id, {
      actor: 'user:default/ada',
      reason: 'too slow',
    });
    await pass(portal, world, 3);
    expect(await launches.get(late.id)).toMatchObject({
      state: 'stopped',
      stateReason: 'too slow',
    });
    expect(
      await launches.stop(late.id, { actor: 'x', reason: 'again' }),
    ).toMatchObject({ state: 'stopped', stateReason: 'too slow' });
  });

  it('wait for a cluster that does not answer, and go on by themselves', async () => {
    const { world, portal, launches } = await setUp();
    world.launcher.faults.goDown();
    const { id: launchId } = await launches.launch(order(), ada);
    await pass(portal, world, 3);
    expect(await launches.get(launchId)).toMatchObject({
      state: 'queued',
      waitingFor: 'Fake cluster',
      stateReason: expect.stringContaining('does not answer'),
    });
    world.launcher.faults.comeBack();
    await pass(portal, world, 10);
    expect(await launches.get(launchId)).toMatchObject({ state: 'submitted' });

    world.launcher.start(submissionIdOf(launchId, 1));
    world.launcher.finish(submissionIdOf(launchId, 1));
    world.registry.faults.goDown();
    await pass(portal, world, 2);
    expect(await launches.get(launchId)).toMatchObject({
      state: 'submitted',
      waitingFor: 'Fake registry',
    });
    world.registry.faults.comeBack();
    await pass(portal, world, 10);
    const done = await launches.get(launchId);
    expect(done).toMatchObject({ state: 'succeeded' });
    expect(done.waitingFor).toBeUndefined();
  });

  it('adopt the execution whose submission got no answer', async () => {
    const { world, portal, launches } = await setUp();
    world.launcher.faults.loseNextAnswer('submit');
    const { id: launchId } = await launches.launch(order(), ada);
    await pass(portal, world, 5);
    expect(await launches.get(launchId)).toMatchObject({ state: 'submitted' });
    expect(world.launcher.submissions).toHaveLength(1);
  });

  it('are lost only when a cluster that answers no longer knows them for a while', async () => {
    const { world, portal, launches } = await setUp();
    const { id: launchId } = await launches.launch(order(), ada);
    const submissionId = submissionIdOf(launchId, 1);
    await pass(portal, world, 1);
    world.launcher.start(submissionId);
    world.launcher.appendLog(submissionId, 'epoch 1\n');
    await pass(portal, world, 1);
    world.launcher.forget(submissionId);
    await pass(portal, world, 2);
    expect(await launches.get(launchId)).toMatchObject({ state: 'running' });
    await pass(portal, world, 3);
    expect(await launches.getRecord(launchId)).toMatchObject({
      state: 'lost',
      stateReason: expect.stringContaining('no longer knows'),
      attempts: [{ logTail: 'epoch 1' }],
    });
    expect(world.launcher.submissions).toHaveLength(0);
  });

  it('fail at once when the cluster refuses them or their commit is gone', async () => {
    const { world, portal, launches } = await setUp();
    const { id: launchId } = await launches.launch(
      order({
        source: { url: pipeline.sourceUrl ?? '', commit: 'f'.repeat(40) },
      }),
      ada,
    );
    await pass(portal, world, 1);
    expect(await launches.get(launchId)).toMatchObject({
      state: 'failed',
      stateReason: expect.stringContaining('There is no commit'),
    });
  });

  it('take no version when several carry their tags', async () => {
    const { world, portal, launches } = await setUp();
    const { id: launchId } = await launches.launch(order(), ada);
    await pass(portal, world, 1);
    const tags = { 'slipway.launch': launchId, 'slipway.attempt': '1' };
    world.registry.addVersion('flight-delay', { tags });
    world.registry.addVersion('flight-delay', { tags });
    world.launcher.finish(submissionIdOf(launchId, 1));
    await pass(portal, world, 2);
    const launch = await launches.get(launchId);
    expect(launch.version).toBeUndefined();
    expect(launch).toMatchObject({
      state: 'succeeded',
      stateReason: expect.stringContaining('2 versions of flight-delay'),
    });
  });

  it('are made once for one idempotency key, whoever asks at the same time', async () => {
    const { launches, ledger } = await setUp();
    const made = await Promise.all(
      Array.from({ length: 5 }, () =>
        launches.launch(order(), { ...ada, idempotencyKey: 'ada 12345678' }),
      ),
    );
    expect(new Set(made.map(launch => launch.id)).size).toBe(1);
    expect(await actsOf(ledger, made[0].id)).toEqual(['launch.requested']);
  });

  it('are refused when they can never run', async () => {
    const { launches, world } = await setUp();
    await expect(
      launches.plan(order({ resources: { cpus: 1, gpus: 2 } })),
    ).rejects.toThrow('resources.gpus: 2 GPUs asked for');
    await expect(
      launches.plan(order({ parameters: { epochs: 'many' } })),
    ).rejects.toThrow('parameters.epochs: must be integer');
    await expect(
      launches.plan(order({ pipeline: { ...pipeline, sourceUrl: undefined } })),
    ).rejects.toThrow('spec.source.url');
    await expect(
      launches.plan(order({ pipeline: { ...pipeline, cluster: 'other' } })),
    ).rejects.toThrow("There is no launcher 'other'");
    await expect(
      launches.plan(
        order({ pipeline: { ...pipeline, sourceUrl: 'http://gone.example/' } }),
      ),
    ).rejects.toThrow('pipeline: the source http://gone.example/');
    expect(world.launcher.submissions).toEqual([]);
    await expect(launches.get('nothing')).rejects.toThrow('no launch');
  });

  it('are listed newest first, page by page', async () => {
    const { launches, world } = await setUp();
    const ids: string[] = [];
    for (let made = 0; made < 5; made += 1) {
      // Two at the same moment.
      if (made % 2 === 0) world.clock.time += 1;
      ids.push((await launches.launch(order(), ada)).id);
    }
    const first = await launches.list({ limit: 2 });
    const second = await launches.list({ limit: 2, cursor: first.nextCursor });
    const third = await launches.list({ limit: 2, cursor: second.nextCursor });
    expect(third.nextCursor).toBeUndefined();
    const seen = [...first.items, ...second.items, ...third.items];
    expect(seen.map(launch => launch.id).sort()).toEqual([...ids].sort());
    expect(seen.map(launch => launch.requestedAt)).toEqual(
      seen
        .map(launch => launch.requestedAt)
        .sort()
        .reverse(),
    );
    expect(
      (await launches.list({ limit: 9, state: ['running'] })).items,
    ).toEqual([]);
    expect(
      (await launches.list({ limit: 9, model: model.ref, state: ['queued'] }))
        .items,
    ).toHaveLength(5);
  });
});
