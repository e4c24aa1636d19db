import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { inOneProcess, withoutHelpers } from './inOneProcess';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'queries in one process on %p',
  id => {
    const filled = async () => {
      const database = await databases.init(id);
      await database.schema.createTable('many', table => {
        table.integer('n');
      });
      await database.batchInsert(
        'many',
        Array.from({ length: 500 }, (_, n) => ({ n })),
        100,
      );
      return database;
    };
    const count = (database: Knex) =>
      database.from('many').count({ n: '*' }).first();

    it('find what they find otherwise', async () => {
      const database = await filled();
      const found = [
        await count(database),
        await inOneProcess(database, count),
        await withoutHelpers(database, count(database)),
      ];
      expect(found.map(row => Number(row.n))).toEqual([500, 500, 500]);
    });

    it('have no helpers, however many would help', async () => {
      const database = await filled();
      if (database.client.config.client !== 'pg') return;
      await database.raw('analyze many');
      await database.transaction(async transaction => {
        await transaction.raw(
          `set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0;
           set local min_parallel_table_scan_size = 0`,
        );
        const planOf = async (query: Knex.QueryBuilder) => {
          const { rows } = await transaction.raw('explain ?', [query]);
          return JSON.stringify(rows);
        };
        const plain = count(transaction);
        expect(await planOf(plain.clone())).toContain('Gather');
        expect(
          await planOf(withoutHelpers(transaction, plain.clone())),
        ).not.toContain('Gather');
      });
    });
  },
);
