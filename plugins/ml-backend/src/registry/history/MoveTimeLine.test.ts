import { TestDatabases } from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import type { MoveListQuery } from '../types';
import { AliasMoveStore, type MoveRow } from './AliasMoveStore';
import { MoveTimeLine } from './MoveTimeLine';
import { StageMoveStore, type StageMoveRow } from './StageMoveStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const NAMES = { instance: 'default', models: ['flight-delay'] };
const NAME = { instance: 'default', model: 'flight-delay' };
const at = (hour: number) =>
  `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;

const aliasMove = (
  hour: number,
  alias: string,
  from: string | null,
  to: string,
  by: MoveRow['by'] = 'outside',
): MoveRow => ({
  ...NAME,
  id: randomUUID(),
  alias,
  from_version: from,
  to_version: to,
  at: at(hour),
  earliest_at: null,
  noticed_at: at(hour),
  by,
  promotion_id: null,
  actor: null,
  told_at: null,
  witnessed_at: null,
});

const stageMove = (
  hour: number,
  version: string,
  to: string,
  by: StageMoveRow['by'] = 'outside',
): StageMoveRow => ({
  ...NAME,
  id: randomUUID(),
  version,
  from_stage: null,
  to_stage: to,
  at: at(hour),
  earliest_at: null,
  noticed_at: at(hour),
  by,
});

describe.each(databases.eachSupportedId())('the moves of a model on %p', id => {
  const open = async (
    ofAliases: readonly MoveRow[] = [
      aliasMove(1, 'champion', null, '1', 'unknown'),
      aliasMove(3, 'challenger', null, '2'),
      aliasMove(4, 'champion', '1', '2', 'portal'),
      { ...aliasMove(9, 'champion', '2', '12'), at: null },
    ],
    ofStages: readonly StageMoveRow[] = [
      stageMove(2, '1', 'Production', 'unknown'),
      stageMove(5, '2', 'Production'),
    ],
  ) => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const moves = new AliasMoveStore(database);
    const stageMoves = new StageMoveStore(database);
    await moves.insert(ofAliases);
    await stageMoves.insert(ofStages, database);
    const line = new MoveTimeLine({
      environments: [{ name: 'production', alias: 'champion' }],
      moves,
      stageMoves,
    });
    const list = (query: Partial<MoveListQuery> = {}) =>
      line.list(NAMES, { limit: 20, ...query });
    return {
      database,
      list,
      hours: async (query: Partial<MoveListQuery>) =>
        (await list(query)).items.map(move => new Date(move.at).getUTCHours()),
    };
  };

  it('are the newest first, or the oldest', async () => {
    const { hours } = await open();
    expect(await hours({})).toEqual([5, 4, 3, 2, 1]);
    expect(await hours({ order: 'asc' })).toEqual([1, 2, 3, 4, 5]);
  });

  it.each<[string, Partial<MoveListQuery>, number[]]>([
    ['of aliases', { kind: 'alias' }, [4, 3, 1]],
    ['between stages', { kind: 'stage' }, [5, 2]],
    ['of one alias', { alias: 'challenger' }, [3]],
    ['from or to a version', { version: '1' }, [4, 2, 1]],
    ['from or to a version like no other', { version: '12' }, []],
    ['by the portal', { by: ['portal'] }, [4]],
    ['from outside, or found', { by: ['outside', 'unknown'] }, [5, 3, 2, 1]],
    ['of an environment', { environment: 'production' }, [4, 1]],
    [
      'of an environment by another alias',
      { environment: 'production', alias: 'challenger' },
      [],
    ],
    ['of an alias between stages', { alias: 'champion', kind: 'stage' }, []],
    [
      'of an alias to a version by the portal',
      { alias: 'champion', version: '2', by: ['portal'] },
      [4],
    ],
    ['at a time or after it', { after: at(4) }, [5, 4]],
    ['before a time', { before: at(3) }, [2, 1]],
    [
      'between times of any zone',
      {
        after: '2026-11-24T03:00:00+01:00',
        before: '2026-11-23T23:00:00-05:00',
      },
      [3, 2],
    ],
  ])('%s are told from the others', async (_, query, fitting) => {
    const { hours } = await open();
    expect(await hours(query)).toEqual(fitting);
    expect(await hours({ ...query, order: 'asc' })).toEqual(
      [...fitting].reverse(),
    );
  });

  it.each(['asc', 'desc'] as const)(
    'of one moment are neither missed nor repeated from page to page, in the order %s',
    async order => {
      const ofAliases = Array.from({ length: 7 }, (_, n) =>
        aliasMove(4, `alias-${n}`, null, '1'),
      );
      const ofStages = Array.from({ length: 6 }, (_, n) =>
        stageMove(4, String(n), 'Staging'),
      );
      const { list } = await open(ofAliases, ofStages);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ limit: 2, order, cursor });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(move => move.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toHaveLength(13);
      expect([...seen].sort()).toEqual(
        [...ofAliases, ...ofStages].map(row => row.id).sort(),
      );
    },
  );

  it.each<[Partial<MoveListQuery>, RegExp]>([
    [
      { after: at(5), before: at(4) },
      /after: .* must not be later than before/,
    ],
    [{ after: 'yesterday' }, /after: must be a time/],
    [{ before: '9999-12-31T23:59:59-05:00' }, /before: must be a time/],
    [{ environment: 'nowhere' }, /there is none called 'nowhere'/],
    [{ cursor: 'no-cursor' }, /cursor: not one of this list/],
    [
      { cursor: Buffer.from('["desc","x\\u0000","y"]').toString('base64url') },
      /cursor: not one of this list/,
    ],
  ])('asked for as %j are refused in words', async (query, words) => {
    const { list } = await open();
    await expect(list(query)).rejects.toThrow(words);
  });

  it('of a moment that begins and ends at once are none, and no failure', async () => {
    const { hours } = await open();
    expect(await hours({ after: at(4), before: at(4) })).toEqual([]);
  });

  it('go on in no other order than the page before', async () => {
    const { list } = await open();
    const { nextCursor: cursor } = await list({ limit: 2 });
    await expect(list({ cursor, order: 'asc' })).rejects.toThrow(
      'cursor: it belongs to the list in the order desc, not asc; keep the order',
    );
  });

  it('are read with one query of each table that may hold some', async () => {
    const { database, list } = await open();
    const asked: string[] = [];
    database.on('query', ({ sql }: { sql: string }) => asked.push(sql));
    await list();
    expect(asked).toHaveLength(2);
    await list({ kind: 'alias', version: '1' });
    expect(asked).toHaveLength(3);
  });
});
