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

    it('refuse a cursor that no page has given out, whatever it holds', async () => {
      const { tracking, start } = await mirroredRuns(databases, id);
      for (const auc of [0.5, NaN])
        tracking.addRun('flights', { metrics: { auc } });
      tracking.addRun('flights', {});
      const { runs, settle } = start();
      await settle();
      const cursorsOf = async (orderBy: string) => {
        const { nextCursor = '' } = await runs.listRuns(MODEL, {
          orderBy,
          limit: 1,
        });
        const read: unknown[] = JSON.parse(
          Buffer.from(nextCursor, 'base64url').toString('utf8'),
        );
        return (...end: unknown[]) =>
          Buffer.from(JSON.stringify([read[0], ...end])).toString('base64url');
      };
      for (const [orderBy, ...wrong] of [
        ['start_time ASC', [0, 'x', 1], [0, 1.5, 1], [0, 1, 2 ** 40]],
        ['metrics.auc ASC', [0, 'x', 1], [1, 0.5, 1], [2, 'x', 1], [0, 1, 'y']],
        ['run_name ASC', [0, 5, 1], [0, 'a\0', 1]],
      ] as const) {
        const cursorOf = await cursorsOf(orderBy);
        for (const end of wrong)
          await expect(
            runs.listRuns(MODEL, {
              orderBy,
              limit: 1,
              cursor: cursorOf(...end),
            }),
          ).rejects.toThrow(/cursor: not one of this list/);
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
