import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import { EntityAccess } from '../../authorization';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { VersionFactsStore } from '../version';
import { EveryVersion } from './EveryVersion';
import { PositionStore } from './PositionStore';

const AT = '2026-11-24T08:00:00.000Z';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

async function fill(database: Knex) {
  await applyDatabaseMigrations(database);
  for (const model of ['arrival', 'delay', 'gone']) {
    await database('registry_models').insert({
      instance: 'default',
      model,
      payload: '{"tags":{}}',
      search_text: model,
      aliases: JSON.stringify({ champion: '2' }),
      digest: 'd',
      created_at: AT,
      updated_at: AT,
      first_seen_at: AT,
      seen_at: AT,
      deleted_at: model === 'gone' ? AT : null,
    });
    for (const version of ['1', '2', '3']) {
      await database('registry_versions').insert({
        instance: 'default',
        model,
        version,
        ordinal: Number(version),
        created_at: AT,
        payload: JSON.stringify({ description: `the ${version}`, tags: {} }),
        digest: 'd',
        seen_at: AT,
        deleted_at: version === '3' ? AT : null,
      });
    }
  }
}

const everyVersion = (
  database: Knex,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) =>
  new EveryVersion({
    database,
    positions: new PositionStore(database),
    access: new EntityAccess({
      auth: mockServices.auth(),
      catalog: catalogServiceMock(),
      permissions: mockServices.permissions.mock({
        authorize: async requests => requests.map(() => ({ result })),
      }),
    }),
  });

describe.each(databases.eachSupportedId())('every version, on %p', id => {
  it('comes in pages across models, with aliases, without what is gone', async () => {
    const database = await databases.init(id);
    await fill(database);
    const service = mockCredentials.service();
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await everyVersion(database).list(
        { limit: 3, cursor },
        service,
      );
      found.push(
        ...page.items.map(
          ({ model, version, description, aliases }) =>
            `${model} ${version} (${description}) ${aliases.join()}`,
        ),
      );
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual([
      'arrival 1 (the 1) ',
      'arrival 2 (the 2) champion',
      'delay 1 (the 1) ',
      'delay 2 (the 2) champion',
    ]);
  });

  it('names no user and password of an address', async () => {
    const database = await databases.init(id);
    await fill(database);
    await database('registry_versions')
      .where({ model: 'delay', version: '1' })
      .update({
        payload: JSON.stringify({
          description: 'Code: https://ghp_secret@git.example.org/a',
          tags: { repository: 'https://ci:secret@git.example.org/a' },
        }),
      });
    const { items } = await everyVersion(database).list(
      { limit: 10 },
      mockCredentials.service(),
    );
    expect(items[2]).toMatchObject({
      description: 'Code: https://git.example.org/a',
      tags: { repository: 'https://git.example.org/a' },
    });
  });

  it('has the card of a version that somebody looked at, bounded, and of no other artefact', async () => {
    const database = await databases.init(id);
    await fill(database);
    const facts = new VersionFactsStore({ database, now: () => new Date(AT) });
    const delay = { instance: 'default', model: 'delay', sourceKey: 'a' };
    const card = {
      text: `Jet\0stream ${'x'.repeat(9_000)}`,
      source: 'README.md',
    };
    await facts.save(
      { ...delay, version: '1', createdAt: AT },
      { files: [], card },
    );
    await facts.save(
      { ...delay, version: '2', createdAt: '2020-01-01T00:00:00.000Z' },
      { files: [], card },
    );
    const { items } = await everyVersion(database).list(
      { limit: 10 },
      mockCredentials.service(),
    );
    const cards = items.map(item => item.card);
    expect(cards.map(text => text?.length)).toEqual([
      undefined,
      undefined,
      8_000,
      undefined,
    ]);
    expect(cards[2]).toMatch(/^Jetstream x/);
  });

  it('says with the first page whether anything has changed', async () => {
    const database = await databases.init(id);
    await fill(database);
    const service = mockCredentials.service();
    const first = () => everyVersion(database).list({ limit: 3 }, service);
    const before = await first();
    expect((await first()).revision).toBe(before.revision);
    const { nextCursor: cursor } = before;
    const second = await everyVersion(database).list(
      { limit: 3, cursor },
      service,
    );
    expect(second.revision).toBeUndefined();
    await new PositionStore(database).noteChange('default', database);
    const changed = await first();
    expect(changed.revision).not.toBe(before.revision);
    const facts = new VersionFactsStore({ database, now: () => new Date(AT) });
    await facts.save(
      {
        instance: 'default',
        model: 'delay',
        version: '1',
        sourceKey: 'a',
        createdAt: AT,
      },
      { files: [] },
    );
    expect((await first()).revision).not.toBe(changed.revision);
  });

  it('takes ml.read', async () => {
    const database = await databases.init(id);
    await expect(
      everyVersion(database, AuthorizeResult.DENY).list(
        { limit: 3 },
        mockCredentials.user(),
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});
