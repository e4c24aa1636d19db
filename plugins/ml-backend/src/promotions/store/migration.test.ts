import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { createPortal } from '../__testUtils__/createPortal';
import { PROMOTIONS_TABLE } from './PromotionStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the tables on %p', databaseId => {
  it('hold one open promotion per model and environment, however it is written', async () => {
    const database = await databases.init(databaseId);
    await applyDatabaseMigrations(database);
    const portal = await createPortal(database);
    const { id } = await portal.request({ version: portal.register(0.8) });
    const row = await database(PROMOTIONS_TABLE).where({ id }).first();
    const copy = { ...row, id: 'copy', idempotency_key: null };
    await expect(database(PROMOTIONS_TABLE).insert(copy)).rejects.toThrow(
      /unique/i,
    );
    await expect(
      database(PROMOTIONS_TABLE).insert({ ...copy, ended_at: row.updated_at }),
    ).resolves.not.toThrow();
  });
});
