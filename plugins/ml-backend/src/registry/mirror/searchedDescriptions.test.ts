import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';

const AT = '2026-11-24T08:00:00.000Z';
const STEP = {
  directory: resolvePackagePath('@slipway/plugin-ml-backend', 'migrations'),
  name: '20261130_21_searched_descriptions.js',
};

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'texts that were searched before, on %p',
  id => {
    it('lose the users and passwords of their addresses, and nothing else', async () => {
      const database = await databases.init(id);
      await applyDatabaseMigrations(database);
      await database.migrate.down(STEP);
      const long = 'x'.repeat(2_000 - ' https://ada:hunt'.length);
      const texts = {
        cut: `cut\n${long} https://ada:hunt`,
        end: 'end\nsee https://git.example',
        plain: 'plain\nask ada@example.org, see https://git.example/@ada',
        secret: 'secret\nhttps://ada:hunter2@git.example/a ssh://git@forge/b',
      };
      await database('registry_models').insert(
        Object.entries(texts).map(([model, text]) => ({
          instance: 'default',
          model,
          payload: '{}',
          search_text: text,
          aliases: '{}',
          digest: 'd',
          created_at: AT,
          updated_at: AT,
          first_seen_at: AT,
          seen_at: AT,
        })),
      );
      await database.migrate.up(STEP);
      expect(
        await database('registry_models').orderBy('model').pluck('search_text'),
      ).toEqual([
        `cut\n${long} https://`,
        texts.end,
        texts.plain,
        'secret\nhttps://git.example/a ssh://forge/b',
      ]);
    });
  },
);
