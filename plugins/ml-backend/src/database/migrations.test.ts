import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const directory = resolvePackagePath(
  '@slipway/plugin-ml-backend',
  'migrations',
);

describe.each(databases.eachSupportedId())('the migrations on %p', id => {
  it('can each be undone and done again', async () => {
    const database = await databases.init(id);
    const [, done] = await database.migrate.latest({ directory });
    for (let step = 0; step < done.length; step += 1) {
      await database.migrate.down({ directory });
    }
    expect(await database.migrate.currentVersion({ directory })).toBe('none');
    const [, again] = await database.migrate.latest({ directory });
    expect(again).toEqual(done);
  });
});
