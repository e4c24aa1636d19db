import { TestDatabases } from '@backstage/backend-test-utils';
import type { Run } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { versionColumns } from '../registry/mirror/rows';
import { VersionStore } from '../registry/mirror/VersionStore';
import { KeyIds } from '../runs/store/KeyIds';
import { toIndexedRun } from '../runs/store/runRow';
import { RunStore } from '../runs/store/RunStore';
import { MadeFrom } from './MadeFrom';

const AT = '2026-11-24T08:00:00.000Z';
const INSTANCE = 'default';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const run = (id: string, usedModels: string[]): Run => ({
  id,
  name: id,
  experimentId: '1',
  status: 'FINISHED',
  startTime: 1,
  lifecycleStage: 'active',
  metrics: [],
  parameters: {},
  tags: {},
  datasets: [],
  usedModels,
});

const keep = async (database: Knex, runs: Run[]) =>
  new RunStore({ database, keys: new KeyIds(database) }).save(
    1,
    runs.map(toIndexedRun),
    AT,
  );

/** `base` 1 was logged as m-base; `tuned` 2 was made from it by a run that then measured what it had made. */
async function filled(database: Knex) {
  await applyDatabaseMigrations(database);
  await database('run_experiments').insert({
    id: 1,
    instance: INSTANCE,
    source_id: '1',
    name: 'tuning',
    lifecycle: 'active',
    wanted: true,
  });
  await keep(database, [
    run('base-run', []),
    run('tuning-run', ['m-base', 'm-tuned', 'm-never-registered']),
  ]);
  await new VersionStore(database).save(
    [
      { model: 'base', version: '1', runId: 'base-run', logged: 'm-base' },
      { model: 'tuned', version: '2', runId: 'tuning-run', logged: 'm-tuned' },
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
  return new MadeFrom(database);
}

const base = { instance: INSTANCE, model: 'base', version: '1' };
const tuned = { instance: INSTANCE, model: 'tuned', version: '2' };

describe.each(databases.eachSupportedId())(
  'what was made from what, on %p',
  id => {
    it('is known from either side by the models that runs used, but for what the run itself had made', async () => {
      const madeFrom = await filled(await databases.init(id));
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

    it('follows a run that is found to have used something else', async () => {
      const database = await databases.init(id);
      const madeFrom = await filled(database);
      expect(await keep(database, [run('tuning-run', [])])).toBe(1);
      expect(await madeFrom.sources([tuned])).toEqual([]);
    });
  },
);
