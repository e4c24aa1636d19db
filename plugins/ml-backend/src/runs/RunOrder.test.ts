import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, mirroredRuns } from './__testUtils__/mirroredRuns';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'runs of several experiments on %p',
  id => {
    it('are paged in one order of texts, each once', async () => {
      const model = { ...MODEL, experiments: ['flights', 'more flights'] };
      const room = await mirroredRuns(databases, id, model.experiments);
      // By UTF-16 the face would be the first; by characters it is the last.
      const names = ['Zoe', 'adam', 'é', '！', '😀'];
      names.forEach((name, index) => {
        room.tracking.addRun('flights', { name });
        room.tracking.addRun('more flights', { name: `${name}${index}` });
      });
      const { runs, settle } = room.start();
      await settle();
      const expected = names.flatMap((name, index) => [
        name,
        `${name}${index}`,
      ]);
      for (const [direction, order] of [
        ['ASC', expected],
        ['DESC', [...expected].reverse()],
      ] as const) {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await runs.listRuns(model, {
            orderBy: `run_name ${direction}`,
            limit: 1,
            cursor,
          });
          found.push(...page.items.map(({ name }) => name));
          cursor = page.nextCursor;
        } while (cursor);
        expect(found).toEqual(order);
      }
    });

    it('are ordered by bytes wherever a text orders them', async () => {
      const { database } = await mirroredRuns(databases, id);
      if (database.client.config.client !== 'pg') return;
      const columns: { collation: string }[] = await database(
        'information_schema.columns',
      )
        .where({ table_name: 'indexed_runs' })
        .whereIn('column_name', [
          'source_id',
          'parent',
          'name',
          'status',
          'user',
          'artifact_uri',
        ])
        .select({ collation: 'collation_name' });
      expect(columns.map(({ collation }) => collation)).toEqual(
        Array(6).fill('C'),
      );
    });
  },
);
