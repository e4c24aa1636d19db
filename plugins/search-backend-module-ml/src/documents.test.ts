import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { entityDocument, versionDocument } from './documents';

const HOSTILE = 'null \u0000 and half \ud83d';
const TEMPLATE = '/catalog/:namespace/:kind/:name';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entity: Entity = {
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  metadata: {
    name: 'delay',
    namespace: 'default',
    title: HOSTILE,
    description: HOSTILE,
    tags: [HOSTILE],
  },
  spec: { type: HOSTILE, lifecycle: HOSTILE, owner: 'departures' },
};

const documents = [
  entityDocument(entity, undefined, TEMPLATE),
  versionDocument(
    entity,
    {
      instance: 'default',
      model: 'delay',
      version: '1',
      description: HOSTILE,
      createdAt: '2026-01-01T00:00:00.000Z',
      tags: { [HOSTILE]: HOSTILE },
      aliases: [HOSTILE],
    },
    TEMPLATE,
  ),
];

describe.each(databases.eachSupportedId())('a document, on %p', id => {
  it.each(documents)(
    'is JSON that the index of the database takes, whatever $kind says',
    async document => {
      const database = await databases.init(id);
      const toJson = id.startsWith('POSTGRES')
        ? 'select ?::jsonb as kept'
        : 'select json(?) as kept';
      await expect(
        database.raw(toJson, [JSON.stringify(document)]),
      ).resolves.toBeDefined();
      expect(document.text).toContain('and half');
    },
  );
});
