import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { metricColumn } from '../../runs/store/metricColumn';
import { versionColumns, type KeptVersion } from './rows';
import { VersionSearch, type VersionSelection } from './VersionSearch';
import { VersionStore } from './VersionStore';

const AT = '2026-11-24T08:00:00.000Z';
const NAME = { instance: 'default', model: 'delay' };
const EXPERIMENT = 1;
const KEY = 7;

type Told = Partial<KeptVersion> & { gone?: boolean; auc?: number | null };

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** Versions 1, 2, … of a model, each by a run of its own. */
async function keep(database: Knex, told: Told[], model = NAME.model) {
  await new VersionStore(database).save(
    told.map(({ gone, auc: _, ...kept }, index) => {
      const version = kept.version ?? String(index + 1);
      return {
        ...NAME,
        model,
        version,
        seen_at: AT,
        deleted_at: gone ? AT : null,
        ...versionColumns({
          model,
          version,
          status: 'ready',
          createdAt: 1_000,
          updatedAt: 1_000,
          runId: `run-${version}`,
          tags: {},
          ...kept,
        }),
      };
    }),
    database,
  );
  for (const [index, { auc }] of told.entries()) {
    if (auc === undefined) continue;
    await database('indexed_runs').insert({
      id: index + 1,
      experiment: EXPERIMENT,
      source_id: `run-${index + 1}`,
      name: 'run',
      status: 'finished',
      start_at: 1,
      checked_at: AT,
      content: 'x',
      payload: '{}',
    });
    await database('run_metrics').insert({
      run: index + 1,
      key: KEY,
      value: auc,
    });
  }
}

describe.each(databases.eachSupportedId())('versions found on %p', id => {
  let database: Knex;
  let search: VersionSearch;

  beforeEach(async () => {
    database = await databases.init(id);
    await applyDatabaseMigrations(database);
    search = new VersionSearch(database);
  });

  const namesOf = async (selection: Partial<VersionSelection>) =>
    (
      await search.find(NAME, {
        filter: {},
        aliases: {},
        order: { by: 'version', direction: 'desc' },
        limit: 100,
        ...selection,
      })
    ).map(({ row }) => row.version);

  /** All of them, two on a page. */
  const byPages = async (order: VersionSelection['order']) => {
    const names: string[] = [];
    let after: VersionSelection['after'];
    do {
      const page: Awaited<ReturnType<VersionSearch['find']>> =
        await search.find(NAME, {
          filter: {},
          aliases: {},
          order,
          limit: 2,
          after,
        });
      names.push(...page.map(({ row }) => row.version));
      after = page.at(-1)?.place;
    } while (after);
    return names;
  };

  it('come by number, by time, and equals among them in one order, each once', async () => {
    await keep(database, [
      { createdAt: 5_000 },
      { createdAt: 2_000 },
      { createdAt: 2_000 },
      { createdAt: 2_000 },
      { createdAt: 9_000 },
    ]);
    await keep(database, [{}], 'no-show');
    const version = (direction: 'asc' | 'desc') =>
      byPages({ by: 'version', direction });
    expect(await version('desc')).toEqual(['5', '4', '3', '2', '1']);
    expect(await version('asc')).toEqual(['1', '2', '3', '4', '5']);
    const created = (direction: 'asc' | 'desc') =>
      byPages({ by: 'created', direction });
    expect(await created('desc')).toEqual(['5', '1', '4', '3', '2']);
    expect(await created('asc')).toEqual(['2', '3', '4', '1', '5']);
  });

  it('come by a metric of their runs, those without it last in both directions, each once', async () => {
    await keep(database, [
      { auc: 0.7 },
      {},
      { auc: 0.9 },
      { auc: null },
      { auc: 0.7 },
      { auc: 0.7 },
      { runId: undefined },
    ]);
    const auc = (direction: 'asc' | 'desc', keys = [KEY]) =>
      byPages({
        by: { metric: 'auc', column: metricColumn([EXPERIMENT], keys) },
        direction,
      });
    expect(await auc('desc')).toEqual(['3', '6', '5', '1', '7', '4', '2']);
    expect(await auc('asc')).toEqual(['6', '5', '1', '3', '7', '4', '2']);
    expect(await auc('asc', [])).toEqual(['7', '6', '5', '4', '3', '2', '1']);
  });

  it('have every word in their name, alias, user, run, description or tags, as it is written', async () => {
    await keep(database, [
      { description: 'Trained on 100% of the Winter' },
      { description: 'Trained on 100 of the winter', user: 'Amelia' },
      { tags: { 'git.branch': 'feature_x' } },
      { tags: { note: 'featureYx', back: 'C:\\temp' } },
    ]);
    const aliases = { champion: '2', 'Chal%enger': '3' };
    const text = (words: string) =>
      namesOf({ filter: { text: words }, aliases });
    expect(await text('winter TRAINED')).toEqual(['2', '1']);
    expect(await text('100%')).toEqual(['1']);
    expect(await text('feature_')).toEqual(['3']);
    expect(await text('c:\\temp')).toEqual(['4']);
    expect(await text('run-4')).toEqual(['4']);
    expect(await text('amelia @champ')).toEqual(['2']);
    expect(await text('amelia chal%')).toEqual([]);
    expect(await text('chal%')).toEqual(['3']);
    expect(await text('_')).toEqual(['3']);
    expect(await text('win\0ter')).toEqual(['2', '1']);
    await expect(text('a b c d e f g h i j k')).rejects.toThrow(
      'text: at most 10 words',
    );
  });

  it('are not found by a secret that no page shows', async () => {
    await keep(database, [
      {
        description: 'From https://s3cret@forge.example/delay',
        tags: { repository: 'https://s3cret@forge.example/delay' },
      },
    ]);
    expect(await namesOf({ filter: { text: 'forge.example' } })).toEqual(['1']);
    expect(await namesOf({ filter: { text: 's3cret' } })).toEqual([]);
  });

  it('are of a status, or gone, with an alias or without', async () => {
    await keep(database, [
      { status: 'ready' },
      { status: 'failed' },
      { status: 'pending' },
      { status: 'ready', gone: true },
    ]);
    const aliases = { champion: '1', shadow: '1', challenger: '3' };
    const of = (filter: VersionSelection['filter']) =>
      namesOf({ filter, aliases });
    expect(await of({ status: ['ready'] })).toEqual(['1']);
    expect(await of({ status: ['gone'] })).toEqual(['4']);
    expect(await of({ status: ['failed', 'gone'] })).toEqual(['4', '2']);
    expect(await of({ aliased: true })).toEqual(['3', '1']);
    expect(await of({ aliased: false })).toEqual(['4', '2']);
    expect(await namesOf({ filter: { aliased: true } })).toEqual([]);
  });
});
