import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { model } from '../launches/__testUtils__/launchPortal';
import { deploymentName } from './planDeployment';
import {
  createWorld,
  pass,
  startPortal,
} from './__testUtils__/deploymentPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const NAME = 'flight-delay-production';

describe('the name of a deployment', () => {
  it.each([
    [
      { ref: 'mlmodel:default/flight-delay', name: 'flight-delay' },
      /^flight-delay-production$/,
    ],
    [
      { ref: 'mlmodel:cargo/flight-delay', name: 'flight-delay' },
      /^flight-delay-production-[0-9a-f]{8}$/,
    ],
    [
      { ref: 'mlmodel:default/flight_delay.v2', name: 'Flight_Delay.v2' },
      /^flight-delay-v2-production-[0-9a-f]{8}$/,
    ],
    [
      { ref: `mlmodel:default/${'x'.repeat(60)}`, name: 'x'.repeat(60) },
      /^x{54}-[0-9a-f]{8}$/,
    ],
  ])('of %p', (named, pattern) => {
    expect(deploymentName(named, 'production')).toMatch(pattern);
  });
});

describe.each(databases.eachSupportedId())('deployments on %p', id => {
  const setUp = async () => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const world = createWorld();
    const portal = startPortal(database, world);
    const read = () => portal.deployments.get(model.ref, 'production');
    /** Deploys a version that starts well. */
    const serve = async (some: { restores?: string } = {}) => {
      const version = await world.addVersion();
      const rolloutId = await portal.deploy(version, some);
      await pass(portal, world, 1);
      world.target.serve(NAME);
      await pass(portal, world, 2);
      return { ...version, rolloutId };
    };
    return { database, world, portal, read, serve, ...portal };
  };

  it('serve when a real request was answered with their digest', async () => {
    const { world, portal, deploy, deployments, read, ledger } = await setUp();
    expect(await read()).toBeUndefined();
    const version = await world.addVersion();
    const rolloutId = await deploy(version);
    expect(await read()).toMatchObject({
      state: 'deploying',
      rollout: { id: rolloutId, state: 'deploying', ...version },
    });
    await pass(portal, world, 2);
    expect(world.target.specs.get(NAME)).toEqual({
      name: NAME,
      model: model.ref,
      environment: 'production',
      registeredModel: 'flight-delay',
      ...version,
      registryUri: world.registry.clientUri,
      resources: { cpus: 0.25, gpus: 0 },
      replicas: 1,
    });
    expect((await read())?.serving).toBeUndefined();

    world.target.serve(NAME);
    await pass(portal, world, 2);
    const record = await read();
    expect(record).toMatchObject({
      state: 'serving',
      endpoint: expect.stringContaining('http://serving.example'),
      serving: { ...version, rolloutId, approvedBy: ['user:default/rita'] },
      rollout: { state: 'serving', smoke: { ok: true, status: 200 } },
    });
    expect(record?.previous).toBeUndefined();
    expect((await deployments.getRollout(rolloutId))?.servedAt).toBeInstanceOf(
      Date,
    );
    const acts = await ledger.listBySubject(
      `deployment:${model.ref}/production`,
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'deployment.goal-set',
      'deployment.serving',
    ]);
    expect(
      (await deployments.getByModel([model.ref, 'mlmodel:default/x'])).size,
    ).toBe(1);
  });

  it('change nothing when the same goal is set again', async () => {
    const { deploy, serve, read, ledger } = await setUp();
    const first = await serve();
    await deploy(first, { rolloutId: first.rolloutId });
    expect(await read()).toMatchObject({ state: 'serving' });
    expect((await ledger.list({ limit: 50 })).items).toHaveLength(2);
  });

  it('that do not answer in time are put back to what served before', async () => {
    const { world, portal, deploy, serve, read, deployments } = await setUp();
    const first = await serve();
    const bad = await world.addVersion();
    const rolloutId = await deploy(bad);
    await pass(portal, world, 32);
    expect(await deployments.getRollout(rolloutId)).toMatchObject({
      state: 'putting-back',
      message: expect.stringContaining('did not answer in time'),
    });
    expect(world.target.specs.get(NAME)).toMatchObject({ version: '1' });
    world.target.serve(NAME);
    await pass(portal, world, 3);
    expect(await deployments.getRollout(rolloutId)).toMatchObject({
      state: 'put-back',
      message: expect.stringContaining('did not answer in time'),
    });
    expect(await deployments.getRollout(first.rolloutId)).toMatchObject({
      state: 'serving',
    });
    expect(await read()).toMatchObject({
      state: 'serving',
      serving: { version: '1', rolloutId: first.rolloutId },
    });
  });

  it('that fail are put back with the words of the target', async () => {
    const { world, portal, deploy, serve, deployments } = await setUp();
    await serve();
    const rolloutId = await deploy(await world.addVersion());
    await pass(portal, world, 1);
    world.target.fail(NAME, 'ModuleNotFoundError: torch');
    await pass(portal, world, 4);
    world.target.serve(NAME);
    await pass(portal, world, 3);
    expect(await deployments.getRollout(rolloutId)).toMatchObject({
      state: 'put-back',
      message: 'ModuleNotFoundError: torch',
    });
  });

  it('that fail where nothing served before leave nothing behind', async () => {
    const { world, portal, deploy, read, deployments } = await setUp();
    const rolloutId = await deploy(await world.addVersion(false));
    await pass(portal, world, 1);
    world.target.serve(NAME);
    await pass(portal, world, 5);
    expect(await deployments.getRollout(rolloutId)).toMatchObject({
      state: 'put-back',
      message: expect.stringContaining('log the model with an input example'),
    });
    expect(world.target.specs.size).toBe(0);
    const record = await read();
    expect(record).toMatchObject({ state: 'failed' });
    expect(record?.serving).toBeUndefined();
  });

  it('are put back when somebody aborts them, also after they served', async () => {
    const { database, world, portal, serve, read, deployments } = await setUp();
    const first = await serve();
    const second = await serve();
    expect(await read()).toMatchObject({
      serving: { version: '2' },
      previous: { version: '1', rolloutId: first.rolloutId },
    });
    expect(await deployments.getRollout(first.rolloutId)).toMatchObject({
      state: 'replaced',
    });
    await database.transaction(transaction =>
      deployments.putBack(transaction, second.rolloutId, {
        actor: 'user:default/ada',
        reason: 'wrong data',
      }),
    );
    await pass(portal, world, 1);
    world.target.serve(NAME);
    await pass(portal, world, 3);
    expect(await deployments.getRollout(second.rolloutId)).toMatchObject({
      state: 'put-back',
      message: 'wrong data',
    });
    expect(await read()).toMatchObject({
      state: 'serving',
      serving: { version: '1', rolloutId: first.rolloutId },
    });
  });

  it('lead back step by step, and not to and fro', async () => {
    const { world, portal, deploy, serve, read } = await setUp();
    await serve();
    const second = await serve();
    await serve();
    const back = await deploy(second, { restores: second.rolloutId });
    await pass(portal, world, 1);
    world.target.serve(NAME);
    await pass(portal, world, 3);
    expect(await read()).toMatchObject({
      serving: { version: '2', rolloutId: back },
      previous: { version: '1' },
    });
  });

  it('go on when the target or the registry was away', async () => {
    const { world, portal, deploy, read, deployments } = await setUp();
    const rolloutId = await deploy(await world.addVersion());
    await pass(portal, world, 1);
    world.target.faults.goDown();
    await pass(portal, world, 40, 15_000);
    expect(await deployments.getRollout(rolloutId)).toMatchObject({
      state: 'deploying',
      waitingFor: 'Fake serving',
    });
    expect(await read()).toMatchObject({ state: 'unknown' });
    world.target.faults.comeBack();
    await pass(portal, world, 2, 15_000);
    // Ten minutes without the target do not count.
    expect(await deployments.getRollout(rolloutId)).toMatchObject({
      state: 'deploying',
    });
    world.target.serve(NAME);
    world.registry.faults.goDown();
    await pass(portal, world, 3, 15_000);
    expect(await deployments.getRollout(rolloutId)).toMatchObject({
      waitingFor: 'Fake registry',
    });
    world.registry.faults.comeBack();
    await pass(portal, world, 3, 15_000);
    expect(await read()).toMatchObject({ state: 'serving' });
  });

  it('are told again what to serve by a portal that finds them gone', async () => {
    const { world, portal, serve, read, ledger } = await setUp();
    await serve();
    await world.target.remove(NAME);
    await pass(portal, world, 5, 31_000);
    expect(world.target.specs.get(NAME)).toMatchObject({ version: '1' });
    world.target.serve(NAME);
    await pass(portal, world, 2, 31_000);
    expect(await read()).toMatchObject({
      state: 'serving',
      serving: { version: '1' },
    });
    const acts = await ledger.listBySubject(
      `deployment:${model.ref}/production`,
    );
    expect(acts.map(({ act }) => act)).toContain('deployment.applied-again');
  });

  it('are superseded by a newer goal', async () => {
    const { world, portal, deploy, deployments, read } = await setUp();
    const first = await deploy(await world.addVersion());
    await pass(portal, world, 1);
    const second = await deploy(await world.addVersion());
    await pass(portal, world, 1);
    world.target.serve(NAME);
    await pass(portal, world, 2);
    expect(await deployments.getRollout(first)).toMatchObject({
      state: 'superseded',
    });
    expect(await read()).toMatchObject({
      serving: { version: '2', rolloutId: second },
    });
    expect((await read())?.previous).toBeUndefined();
  });
});
