import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { versionColumns } from '../mirror/rows';
import { VersionStore } from '../mirror/VersionStore';
import { NewestDigests } from './NewestDigests';
import { VersionFactsStore } from './VersionFactsStore';

const AT = '2026-03-02T08:00:00.000Z';
const LATER = '2026-03-03T08:00:00.000Z';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'digests of newest versions on %p',
  id => {
    const setUp = async () => {
      const database = await databases.init(id);
      await applyDatabaseMigrations(database);
      const versions = new VersionStore(database);
      const facts = new VersionFactsStore({
        database,
        now: () => new Date(LATER),
      });
      const add = (model: string, version: string, deletedAt?: string) =>
        versions.save(
          [
            {
              instance: 'default',
              model,
              version,
              ...versionColumns({
                model,
                version,
                status: 'ready',
                createdAt: Date.parse(AT),
                updatedAt: Date.parse(AT),
                tags: {},
              }),
              seen_at: AT,
              deleted_at: deletedAt ?? null,
            },
          ],
          database,
        );
      const look = (
        model: string,
        version: string,
        { createdAt = AT, digest = `sha256:${model}`, size = 10 } = {},
      ) =>
        facts.save(
          { instance: 'default', model, version, createdAt, sourceKey: 's' },
          { digest, size, files: [] },
        );
      const read = async () => {
        const all = [];
        for await (const page of new NewestDigests(database).read()) {
          all.push(...page);
        }
        return all;
      };
      return { add, look, read };
    };

    it('are those of artefacts that somebody has looked at', async () => {
      const { add, look, read } = await setUp();
      await add('delay', '1');
      await add('unseen', '1');
      await look('delay', '1');
      expect(await read()).toEqual([
        {
          instance: 'default',
          model: 'delay',
          version: '1',
          createdAt: AT,
          digest: 'sha256:delay',
        },
      ]);
    });

    it('are none of an older version, of one that is gone, or of an earlier one of the same number', async () => {
      const { add, look, read } = await setUp();
      await add('old', '1');
      await add('old', '2');
      await look('old', '1');
      await add('gone', '1', AT);
      await look('gone', '1');
      await add('again', '1');
      await look('again', '1', { createdAt: '2025-01-01T00:00:00.000Z' });
      expect(await read()).toEqual([]);
      await add('back', '9');
      await add('back', '10', LATER);
      await look('back', '9');
      expect(await read()).toMatchObject([{ model: 'back', version: '9' }]);
    });

    it('are none of an artefact without content', async () => {
      const { add, look, read } = await setUp();
      await add('empty', '1');
      await look('empty', '1', { size: 0 });
      expect(await read()).toEqual([]);
    });

    it('come page by page, each once', async () => {
      const { add, look, read } = await setUp();
      const names = Array.from({ length: 501 }, (_, n) => `model-${n}`);
      for (const name of names) {
        await add(name, '1');
        await look(name, '1');
      }
      const found = (await read()).map(({ model }) => model);
      expect(found.sort()).toEqual([...names].sort());
    });
  },
);
