import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { ModelStore } from './ModelStore';
import { modelColumns } from './rows';

const AT = '2026-11-24T08:00:00.000Z';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'the list of registered models on %p',
  id => {
    it('finds words as they are written, whatever stands in them', async () => {
      const database = await databases.init(id);
      await applyDatabaseMigrations(database);
      const models = new ModelStore(database);
      const names = ['50% off', '500 off', 'a_b', 'axb', 'c\\d', 'cd', 'plain'];
      await models.save(
        names.map(name => ({
          instance: 'default',
          model: name,
          ...modelColumns({
            name,
            description: 'Zero \0 inside',
            createdAt: 1,
            updatedAt: 1,
            tags: {},
            aliases: {},
          }),
          first_seen_at: AT,
          seen_at: AT,
          deleted_at: null,
          renamed_to: null,
          look_at: null,
          look_failures: 0,
          look_error: null,
        })),
        database,
      );
      const found = async (text: string, instance?: string) =>
        (await models.list({ text, instance, limit: 50 })).map(
          ({ model }) => model,
        );
      expect(await found('50% OFF')).toEqual(['50% off']);
      expect(await found('%')).toEqual(['50% off']);
      expect(await found('a_b')).toEqual(['a_b']);
      expect(await found('c\\d')).toEqual(['c\\d']);
      expect(await found('\\')).toEqual(['c\\d']);
      expect(await found('pl\0ain \0')).toEqual(['plain']);
      expect(await found(' \t')).toHaveLength(names.length);
      expect(await found('', 'def\0ault')).toHaveLength(names.length);
      expect(await found('', 'none')).toEqual([]);
    });
  },
);
