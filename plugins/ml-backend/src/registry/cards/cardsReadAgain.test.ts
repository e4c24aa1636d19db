import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';

const AT = '2026-11-24T08:00:00.000Z';
const STEP = {
  directory: resolvePackagePath('@slipway/plugin-ml-backend', 'migrations'),
  name: '20261130_70_cards_read_again.js',
};

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'cards that were kept before, on %p',
  id => {
    it('are forgotten, to be read again, where an address in them may sign in', async () => {
      const database = await databases.init(id);
      await applyDatabaseMigrations(database);
      await database.migrate.down(STEP);
      const SECRET = 'see https://ada:hunter2@git.example/a';
      const cut = (text: string, length: number) =>
        `${'x'.repeat(length - text.length)}${text}`;
      const payload = (text: string, truncated?: true) =>
        JSON.stringify({ digest: 'd', card: { text, source: 'R', truncated } });
      const row = (version: string, card: string | null, facts?: string) => ({
        instance: 'default',
        model: 'delay',
        version,
        source_key: 'k',
        created_at: AT,
        read_at: AT,
        summary: '{}',
        payload: facts ?? null,
        card_text: card,
      });
      await database('version_facts').insert([
        row('secret', SECRET),
        row('cut', cut(' https://ada:hunt', 8_000)),
        // Only its beginning is searched.
        row('read', 'x', payload(SECRET)),
        row('long', 'x', payload('https://ada:hunt', true)),
        row('none', null),
        row('no address', cut('x', 8_000), payload('ada@example.org', true)),
        row('plain', 'https://a.example', payload('https://a.example')),
      ]);
      await database.migrate.up(STEP);
      expect(
        await database('version_facts').orderBy('version').pluck('version'),
      ).toEqual(['no address', 'none', 'plain']);
    });
  },
);
