import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { versionColumns } from './rows';

const AT = '2026-11-24T08:00:00.000Z';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const directory = resolvePackagePath(
  '@slipway/plugin-ml-backend',
  'migrations',
);

describe.each(databases.eachSupportedId())('on %p, what was kept', id => {
  it('is found as if the mirror had just written it', async () => {
    const database = await databases.init(id);
    await database.migrate.latest({ directory });
    while (
      await database.schema.hasColumn('registry_versions', 'search_text')
    ) {
      await database.migrate.down({ directory });
    }
    const versions = Array.from({ length: 250 }, (_, index) => ({
      model: `model ${index % 3}`,
      version: String(index),
      status: index % 2 ? ('failed' as const) : ('ready' as const),
      createdAt: 1,
      updatedAt: 1,
      user: 'Amelia',
      runId: `run-${index}`,
      description: `Nul \0, half \ud800, https://s3cret@forge ${'x'.repeat(
        3_000,
      )}`,
      tags: { repository: 'https://s3cret@forge', long: 'Y'.repeat(9_000) },
    }));
    const rows = versions.map(one => {
      const { status: _, search_text: __, ...before } = versionColumns(one);
      return {
        instance: 'default',
        model: one.model,
        version: one.version,
        seen_at: AT,
        ...before,
      };
    });
    for (let from = 0; from < rows.length; from += 50) {
      await database('registry_versions').insert(rows.slice(from, from + 50));
    }
    await database.migrate.latest({ directory });
    const filled = await database('registry_versions').select();
    const wanted = new Map(
      versions.map(one => [one.version, versionColumns(one)]),
    );
    expect(filled).toHaveLength(250);
    for (const row of filled) {
      const { status, search_text: searchText } = wanted.get(row.version) ?? {};
      expect(row).toMatchObject({ status, search_text: searchText });
    }
  });
});
