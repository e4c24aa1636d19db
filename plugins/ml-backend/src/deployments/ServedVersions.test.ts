import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { insertServed } from './__testUtils__/insertServed';
import { ServedVersions } from './ServedVersions';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const MODEL = 'mlmodel:default/delay';
const day = (n: number) => `2026-01-0${n}T00:00:00.000Z`;

describe.each(databases.eachSupportedId())('versions that served on %p', id => {
  it('are those of a model that answered, by environment, since the first time', async () => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const rollouts: [string, string, string, string | null][] = [
      [MODEL, 'staging', '4', day(2)],
      [MODEL, 'production', '3', day(1)],
      [MODEL, 'production', '4', day(5)],
      // Put back, and never answered.
      [MODEL, 'production', '3', day(6)],
      [MODEL, 'production', '5', null],
      ['mlmodel:default/other', 'production', '1', day(1)],
    ];
    for (const [model, environment, version, servedAt] of rollouts) {
      await insertServed(database, { model, environment, version, servedAt });
    }
    const served = new ServedVersions(database);
    expect(await served.of(MODEL).orderBy(['environment', 'version'])).toEqual([
      { environment: 'production', version: '3', served_at: day(1) },
      { environment: 'production', version: '4', served_at: day(5) },
      { environment: 'staging', version: '4', served_at: day(2) },
    ]);
    expect(await served.of('mlmodel:default/none')).toEqual([]);
  });
});
