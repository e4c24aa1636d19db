import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { versionColumns } from './rows';
import { VersionStore } from './VersionStore';

const AT = '2026-11-24T08:00:00.000Z';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('versions by name, on %p', id => {
  it('are found of many models at once, however many are newer, also those that are gone', async () => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const store = new VersionStore(database);
    await store.save(
      ['delay', 'no-show'].flatMap(model =>
        Array.from({ length: 60 }, (_, index) => ({
          instance: 'default',
          model,
          version: String(index + 1),
          seen_at: AT,
          deleted_at: model === 'no-show' ? AT : null,
          ...versionColumns({
            model,
            version: String(index + 1),
            status: 'ready',
            createdAt: 1,
            updatedAt: 1,
            tags: {},
          }),
        })),
      ),
      database,
    );
    const found = await store.findNamed([
      { instance: 'default', model: 'delay', version: '1' },
      { instance: 'default', model: 'no-show', version: '1' },
      { instance: 'other', model: 'delay', version: '1' },
      { instance: 'default', model: 'delay', version: '61' },
    ]);
    expect(found.map(({ model, version }) => [model, version]).sort()).toEqual([
      ['delay', '1'],
      ['no-show', '1'],
    ]);
  });
});
