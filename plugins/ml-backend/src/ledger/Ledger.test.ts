import { createHash } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { entryHash } from './entryHash';
import { Ledger } from './Ledger';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const NOW = new Date('2026-11-24T08:00:00.000Z');

async function fill(knex: Knex, entries: number, subject = 'promotion:1') {
  const ledger = new Ledger({ database: knex, now: () => NOW });
  await knex.transaction(async transaction => {
    for (let n = 1; n <= entries; n += 1) {
      await ledger.append(transaction, {
        actor: 'user:default/ada',
        act: 'promotion.approved',
        subject: n % 3 === 0 ? 'launch:9' : subject,
        detail: { n },
      });
    }
  });
  return ledger;
}

describe('an entry', () => {
  it('is hashed so that anybody can do it again', () => {
    expect(entryHash('0'.repeat(64), '{}')).toBe(
      createHash('sha256')
        .update(`slipway.dev/ledger-entry/v1\n${'0'.repeat(64)}\n{}`)
        .digest('hex'),
    );
  });
});

describe.each(databases.eachSupportedId())('the ledger on %p', id => {
  const setUp = async (entries: number) => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    return { knex, ledger: await fill(knex, entries) };
  };

  it('holds when nothing was touched, also when it is empty', async () => {
    const { ledger, knex } = await setUp(0);
    expect(await ledger.verify()).toMatchObject({ holds: true, entries: 0 });
    await fill(knex, 7);
    expect(await ledger.verify()).toMatchObject({ holds: true, entries: 7 });
    expect(await ledger.holdsFor('promotion:1')).toBe(true);
    expect(await ledger.holdsFor('nothing:1')).toBe(true);
  });

  it('is read by subject from the oldest, and as a whole from the newest, page by page', async () => {
    const { ledger } = await setUp(7);
    const first = await ledger.list({ subject: 'promotion:1', limit: 3 });
    expect(first.items.map(({ sequence }) => sequence)).toEqual([1, 2, 4]);
    const second = await ledger.list({
      subject: 'promotion:1',
      limit: 3,
      cursor: first.nextCursor,
    });
    expect(second.items.map(({ sequence }) => sequence)).toEqual([5, 7]);
    expect(second.nextCursor).toBeUndefined();

    const newest = await ledger.list({ limit: 5 });
    expect(newest.items.map(({ sequence }) => sequence)).toEqual([
      7, 6, 5, 4, 3,
    ]);
    expect(newest.items[0]).toMatchObject({
      at: NOW.toISOString(),
      actor: 'user:default/ada',
      act: 'promotion.approved',
      detail: { n: 7 },
      previousHash: newest.items[1].hash,
    });
    const rest = await ledger.list({ limit: 5, cursor: newest.nextCursor });
    expect(rest.items.map(({ sequence }) => sequence)).toEqual([2, 1]);
    await expect(ledger.list({ limit: 5, cursor: 'nonsense' })).rejects.toThrow(
      'cursor',
    );
  });

  it('does not stand without the change it belongs to', async () => {
    const { ledger, knex } = await setUp(2);
    await expect(
      knex.transaction(async transaction => {
        await ledger.append(transaction, {
          actor: 'user:default/ada',
          act: 'promotion.rejected',
          subject: 'promotion:1',
          detail: {},
        });
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    expect(await ledger.verify()).toMatchObject({ holds: true, entries: 2 });
  });

  it('refuses what has no exact JSON, and holds nobody up by it', async () => {
    const { ledger, knex } = await setUp(1);
    await expect(
      knex.transaction(transaction =>
        ledger.append(transaction, {
          actor: 'user:default/ada',
          act: 'promotion.rejected',
          subject: 'promotion:1',
          detail: { value: NaN },
        }),
      ),
    ).rejects.toThrow('$.detail.value is NaN');
    await fill(knex, 1);
    expect(await ledger.verify()).toMatchObject({ holds: true, entries: 2 });
  });

  it('stays one chain when many append at once', async () => {
    const { ledger, knex } = await setUp(0);
    await Promise.all(Array.from({ length: 20 }, () => fill(knex, 2)));
    expect(await ledger.verify()).toMatchObject({ holds: true, entries: 40 });
    expect(await ledger.holdsFor('promotion:1')).toBe(true);
  });

  it.each<[string, number, boolean, (knex: Knex) => Promise<unknown>]>([
    [
      'a changed entry',
      4,
      false,
      async knex => {
        const row = await knex('ledger').where({ sequence: 4 }).first();
        await knex('ledger')
          .where({ sequence: 4 })
          .update({ entry: row.entry.replace('ada', 'eve') });
      },
    ],
    [
      'a changed entry with a new hash',
      5,
      false,
      async knex => {
        const row = await knex('ledger').where({ sequence: 4 }).first();
        const entry = row.entry.replace('ada', 'eve');
        await knex('ledger')
          .where({ sequence: 4 })
          .update({ entry, hash: entryHash(row.previous_hash, entry) });
      },
    ],
    [
      'a changed column beside the entry',
      4,
      false,
      knex =>
        knex('ledger')
          .where({ sequence: 4 })
          .update({ subject: 'promotion:2' }),
    ],
    [
      'a deleted entry',
      4,
      false,
      knex => knex('ledger').where({ sequence: 4 }).delete(),
    ],
    [
      'a cut tail, as a whole; what is left of the subject is what was written',
      7,
      true,
      knex => knex('ledger').where({ sequence: 7 }).delete(),
    ],
    [
      'two entries in each other’s place',
      4,
      false,
      async knex => {
        await knex('ledger').where({ sequence: 4 }).update({ sequence: 99 });
        await knex('ledger').where({ sequence: 5 }).update({ sequence: 4 });
        await knex('ledger').where({ sequence: 99 }).update({ sequence: 5 });
      },
    ],
    [
      'an entry that is no entry',
      2,
      false,
      knex => knex('ledger').where({ sequence: 2 }).update({ entry: '[1' }),
    ],
    [
      'a changed entry of another subject',
      3,
      true,
      async knex => {
        const row = await knex('ledger').where({ sequence: 3 }).first();
        await knex('ledger')
          .where({ sequence: 3 })
          .update({ entry: row.entry.replace('ada', 'eve') });
      },
    ],
  ])('detects %s', async (_, brokenAt, subjectHolds, tamper) => {
    const { ledger, knex } = await setUp(7);
    await tamper(knex);
    expect(await ledger.verify()).toMatchObject({ holds: false, brokenAt });
    expect(await ledger.holdsFor('promotion:1')).toBe(subjectHolds);
  });

  it('cannot fork: no two entries follow the same one', async () => {
    const { knex } = await setUp(3);
    const row = await knex('ledger').where({ sequence: 3 }).first();
    const entry = row.entry.replace('ada', 'eve');
    await expect(
      knex('ledger').insert({
        ...row,
        sequence: 4,
        entry,
        hash: entryHash(row.previous_hash, entry),
      }),
    ).rejects.toThrow();
  });

  it('is verified in chunks', async () => {
    const { ledger } = await setUp(1_203);
    expect(await ledger.verify()).toMatchObject({
      holds: true,
      entries: 1_203,
    });
  });
});
