import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { FakeTrackingServer } from '@slipway/plugin-ml-node/testUtils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { versionColumns } from '../registry/mirror/rows';
import { VersionStore } from '../registry/mirror/VersionStore';
import { KeyIds } from '../runs/store/KeyIds';
import { toIndexedRun } from '../runs/store/runRow';
import { RunStore } from '../runs/store/RunStore';
import { UsedModels } from '../runs';
import { LookAtNewest } from './LookAtNewest';
import { MadeFrom } from './MadeFrom';

const AT = '2026-11-24T08:00:00.000Z';
const INSTANCE = 'default';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/**
 * `base` 1 was logged as m-base; `tuned` 2 was made from it by a run that then measured what it had made. A third run
 * goes on.
 */
async function filled(database: Knex) {
  await applyDatabaseMigrations(database);
  const server = new FakeTrackingServer();
  const runs = [
    server.addRun('tuning', { id: 'base-run' }),
    server.addRun('tuning', {
      id: 'tuning-run',
      usedModels: ['m-base', 'm-tuned', 'm-never-registered'],
    }),
    server.addRun('tuning', { id: 'going-on', status: 'RUNNING' }),
  ];
  await database('run_experiments').insert({
    id: 1,
    instance: INSTANCE,
    source_id: '1',
    name: 'tuning',
    lifecycle: 'active',
    wanted: true,
  });
  await new RunStore({ database, keys: new KeyIds(database) }).save(
    1,
    runs.map(toIndexedRun),
    AT,
  );
  await new VersionStore(database).save(
    [
      { model: 'base', version: '1', runId: 'base-run', logged: 'm-base' },
      { model: 'tuned', version: '2', runId: 'tuning-run', logged: 'm-tuned' },
      { model: 'soon', version: '1', runId: 'going-on', logged: 'm-soon' },
    ].map(({ model, version, runId, logged }) => ({
      instance: INSTANCE,
      model,
      version,
      seen_at: AT,
      deleted_at: null,
      ...versionColumns({
        model,
        version,
        runId,
        loggedModelId: logged,
        status: 'ready',
        createdAt: 1,
        updatedAt: 1,
        tags: {},
      }),
    })),
    database,
  );
  const madeFrom = new MadeFrom(database);
  const usedModels = new UsedModels({
    database,
    ports: { trackingServer: () => server },
  });
  return {
    server,
    madeFrom,
    usedModels,
    newest: new LookAtNewest({
      madeFrom,
      usedModels,
      ports: { trackingServers: [server] },
      logger: mockServices.logger.mock(),
    }),
  };
}

const base = { instance: INSTANCE, model: 'base', version: '1' };
const tuned = { instance: INSTANCE, model: 'tuned', version: '2' };

describe.each(databases.eachSupportedId())(
  'what was made from what, on %p',
  id => {
    it('is known from either side once the runs were looked at, but for what the run itself had made', async () => {
      const { madeFrom, newest } = await filled(await databases.init(id));
      expect(await madeFrom.sources([base, tuned])).toEqual([]);
      await newest.turn();
      expect(await madeFrom.sources([base, tuned])).toEqual([
        { from: base, to: tuned },
      ]);
      expect(
        await madeFrom.models([{ instance: INSTANCE, model: 'base' }], 10),
      ).toEqual([{ instance: INSTANCE, model: 'tuned' }]);
      expect(
        await madeFrom.models([{ instance: 'other', model: 'base' }], 10),
      ).toEqual([]);
    });

    it('asks for each run once, after its end', async () => {
      const { server, usedModels, newest } = await filled(
        await databases.init(id),
      );
      const asked = jest.spyOn(server, 'getRun');
      await usedModels.lookAt(INSTANCE, ['tuning-run', 'base-run', 'going-on']);
      await usedModels.lookAt(INSTANCE, ['tuning-run', 'base-run', 'unknown']);
      await newest.turn();
      expect(asked.mock.calls.map(([runId]) => runId).sort()).toEqual([
        'base-run',
        'tuning-run',
      ]);
    });

    it('comes later where the server does not answer', async () => {
      const { server, madeFrom, newest } = await filled(
        await databases.init(id),
      );
      const away = jest
        .spyOn(server, 'getRun')
        .mockRejectedValue(new ServiceUnavailableError('away'));
      await newest.turn();
      away.mockRestore();
      await newest.turn();
      expect(await madeFrom.sources([tuned])).toHaveLength(1);
      expect(await madeFrom.unlooked(INSTANCE, 10)).toEqual([]);
    });
  },
);
