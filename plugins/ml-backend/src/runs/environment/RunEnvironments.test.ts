import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Run } from '@slipway/plugin-ml-node';
import {
  FakeTrackingServer,
  type FakeRun,
} from '@slipway/plugin-ml-node/testUtils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { ConfiguredPorts } from '../../ports/ConfiguredPorts';
import { toShownRun } from '../runWords';
import { RunEnvironments } from './RunEnvironments';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

type Models = NonNullable<NonNullable<FakeRun['contents']>['models']>;

const files = {
  MLmodel: 'flavors: {}',
  'requirements.txt': 'mlflow==3.9.0\nnumpy==2.0.0\n',
  'conda.yaml': 'dependencies:\n- python=3.11.7\n',
};

const environment = {
  python: '3.11.7',
  packages: { mlflow: '3.9.0', numpy: '2.0.0' },
};

async function setUp() {
  const database = await databases.init('SQLITE_3');
  await applyDatabaseMigrations(database);
  const tracking = new FakeTrackingServer();
  const ports = new ConfiguredPorts();
  ports.addTrackingServer(tracking);
  const logger = mockServices.logger.mock();
  const environments = new RunEnvironments({
    database,
    ports,
    logger,
    now: () => new Date('2026-03-02T09:00:00Z'),
  });
  const add = (contents: FakeRun['contents'], more: FakeRun = {}) =>
    tracking.addRun('flights', { ...more, contents });
  let models = 0;
  return {
    database,
    tracking,
    logger,
    add,
    addModel: (its: Partial<Models[number]> = {}, more: FakeRun = {}) => {
      models += 1;
      return add({ models: [{ id: `m-${models}`, files, ...its }] }, more);
    },
    read: async (runs: Run[], ask = true) => {
      const answer = await environments.read(
        'default',
        runs.map(run => toShownRun(run, tracking)),
        { ask, signal: AbortSignal.timeout(20_000) },
      );
      const byId = new Map(
        answer.environments.map(({ id, ...one }) => [id, one]),
      );
      return answer.runs.map(({ runId: _, environment: id, ...one }) => ({
        ...one,
        ...(id === undefined ? {} : byId.get(id)),
      }));
    },
  };
}

describe('the packages of runs', () => {
  it('are read from the model that a run logged, and once only', async () => {
    const { tracking, addModel, read } = await setUp();
    const runs = [addModel(), addModel()];
    const known = [
      { state: 'read', ...environment },
      { state: 'read', ...environment },
    ];
    expect(await read(runs, false)).toEqual([
      { state: 'pending' },
      { state: 'pending' },
    ]);
    expect(tracking.faults.calls).toEqual([]);
    expect(await read(runs)).toEqual(known);
    tracking.faults.goDown();
    expect(await read(runs)).toEqual(known);
    expect(tracking.faults.count('getRunParts')).toBe(2);
  });

  it('are found with a model of MLflow 2, and among the run’s own files', async () => {
    const { add, read } = await setUp();
    const inFolder = add({
      modelFolders: [{ path: 'models/delay', id: '1' }],
      files: {
        'models/delay/requirements.txt': 'numpy==1.26.4',
        'models/delay/python_env.yaml': 'python: 3.9.18',
        'requirements.txt': 'not==1',
      },
    });
    const own = add({ files: { 'requirements.txt': 'numpy==2.0.0' } });
    expect(await read([inFolder, own])).toEqual([
      { state: 'read', python: '3.9.18', packages: { numpy: '1.26.4' } },
      { state: 'read', packages: { numpy: '2.0.0' } },
    ]);
  });

  it('are those of the newest model of each name, and never of one that was only used', async () => {
    const { add, read } = await setUp();
    const model = (id: string, name: string, createdAt: number) => ({
      id,
      name,
      createdAt,
      files: { 'requirements.txt': `${id}==1` },
    });
    const run = add({
      models: [
        model('new', 'net', 2),
        model('old', 'net', 1),
        model('other', 'encoder', 1),
        { ...model('failed', 'tail', 3), status: 'failed' },
        { ...model('theirs', 'base', 4), role: 'used' },
      ],
    });
    expect(await read([run])).toEqual([
      { state: 'read', packages: { new: '1', other: '1' } },
    ]);
  });

  it('tell a run that logged none from one that cannot be read, and why', async () => {
    const { tracking, add, addModel, read } = await setUp();
    const runs = [
      add({ files: { 'notes.txt': 'numpy' } }),
      addModel({
        files: { 'requirements.txt': Buffer.from([0x6e, 0xc3, 0x28]) },
      }),
      addModel({
        files: { 'requirements.txt': Buffer.alloc(1024 * 1024 + 1, 'a') },
      }),
      add({ missingModels: 'Fake tracking refused the models' }),
      add({ modelFolders: [{ path: '../../etc', id: '1' }] }),
    ];
    expect(await read(runs)).toEqual([
      { state: 'none' },
      {
        state: 'unread',
        why: 'requirements.txt is no text',
        again: false,
      },
      {
        state: 'unread',
        why: 'requirements.txt is larger than 1024 KiB',
        again: false,
      },
      {
        state: 'unread',
        why: 'Fake tracking refused the models',
        again: true,
      },
      { state: 'unread', why: expect.stringMatching(/^path: /), again: false },
    ]);
    // What stays as it is, is not asked for again so soon.
    await read(runs);
    expect(tracking.faults.count('getRunParts')).toBe(6);
  });

  it('fail for none but the run that cannot be read, which is read with the next try', async () => {
    const { tracking, addModel, read } = await setUp();
    const runs = Array.from({ length: 8 }, () => addModel());
    const away = new ServiceUnavailableError('Fake tracking does not answer');
    tracking.faults.failNext('readArtefact', away);
    tracking.faults.failNext('listArtefacts', new InputError('not served'));
    const states = async () => (await read(runs)).map(({ state }) => state);
    const first = await states();
    expect(first.filter(state => state === 'unread')).toHaveLength(2);
    expect(first.filter(state => state === 'read')).toHaveLength(6);
    const second = await states();
    expect(second.filter(state => state === 'unread')).toHaveLength(1);
    expect(tracking.faults.count('getRunParts')).toBe(9);
  });

  it('are read of 20 runs a request, a few at a time, the others are pending', async () => {
    const { tracking, addModel, read } = await setUp();
    const runs = Array.from({ length: 45 }, () => addModel());
    const pending = async () =>
      (await read(runs)).filter(({ state }) => state === 'pending').length;
    const release = tracking.faults.hold('getRunParts');
    const first = pending();
    while (tracking.faults.count('getRunParts') < 6) {
      await new Promise(resolve => setImmediate(resolve));
    }
    expect(tracking.faults.count('getRunParts')).toBe(6);
    release();
    expect(await first).toBe(25);
    expect(await pending()).toBe(5);
    expect(await pending()).toBe(0);
  });

  it('of a run that goes on are shown and not kept', async () => {
    const { tracking, database, addModel, read } = await setUp();
    const run = addModel({}, { status: 'RUNNING', endTime: undefined });
    expect(await read([run])).toEqual([{ state: 'read', ...environment }]);
    expect(await read([run], false)).toEqual([{ state: 'pending' }]);
    expect(await database('run_environments')).toEqual([]);
    expect(tracking.faults.count('getRunParts')).toBe(1);
  });

  it('neither show nor keep what signs in to an index', async () => {
    const { database, addModel, read } = await setUp();
    const line = '--extra-index-url https://me:s3cret@pypi.example/simple';
    const run = addModel({
      files: {
        'requirements.txt': `${line}\nnumpy==2.0.0\n`,
        'conda.yaml': `channels: ["https://me:s3cret@conda.example"]\ndependencies: [python=3.11.7]`,
      },
    });
    expect(await read([run])).toEqual([
      {
        state: 'read',
        python: '3.11.7',
        packages: {
          '--extra-index-url': 'https://pypi.example/simple',
          numpy: '2.0.0',
        },
      },
    ]);
    expect(JSON.stringify(await database('logged_environments'))).not.toMatch(
      /s3cret|me:/,
    );
  });

  it('are read from the source where the portal cannot keep them', async () => {
    const { database, logger, addModel, read } = await setUp();
    await database.schema.dropTable('run_environments');
    expect(await read([addModel()])).toEqual([
      { state: 'read', ...environment },
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});
