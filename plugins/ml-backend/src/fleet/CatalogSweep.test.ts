import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { CatalogSweep } from './CatalogSweep';
import { FleetStore } from './FleetStore';

const NOW = '2026-01-01T00:00:00.000Z';

const model = (name: string, about: Partial<Entity> = {}): Entity => ({
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  ...about,
  metadata: { name, ...about.metadata },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/risk',
    ...about.spec,
  },
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the catalog on %p', id => {
  const setUp = async (entities: Entity[]) => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const store = new FleetStore(database);
    const logger = mockServices.logger.mock();
    const sweep = new CatalogSweep({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
      logger,
      store,
      now: () => new Date(NOW),
    });
    const names = async () => {
      const { items } = await store.list({
        filter: {},
        visibility: 'all',
        sort: 'name',
        order: 'asc',
        limit: 50,
      });
      return items.map(({ spec }) => spec.name).sort();
    };
    return { database, logger, names, sweep };
  };

  it('comes into the fleet whole, with what is hostile in it', async () => {
    const { logger, names, sweep } = await setUp([
      model('plain'),
      model('null', {
        metadata: { name: 'null', description: 'a\u0000b', title: '\ud83d' },
      }),
      model('long', {
        spec: {
          lifecycle: 'x'.repeat(1_000),
          owner: `group:default/${'y'.repeat(1_000)}`,
          registry: { instance: 'i'.repeat(500), model: 'm'.repeat(5_000) },
        },
      }),
    ]);
    expect(await sweep.sweep()).toEqual({ changed: 3, gone: 0 });
    expect(await names()).toEqual(['long', 'null', 'plain']);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(await sweep.sweep()).toEqual({ changed: 0, gone: 0 });
  });

  it('comes in without the one that the database refuses, which is named once', async () => {
    const { database, logger, names, sweep } = await setUp([
      model('refused'),
      model('plain'),
    ]);
    // Stands for whatever a database may have against a row.
    await database.schema.alterTable('fleet_details', table => {
      table.check(`spec not like '%"name":"refused"%'`, {}, 'no_refused');
    });
    expect(await sweep.sweep()).toEqual({ changed: 1, gone: 0 });
    await sweep.sweep();
    expect(await names()).toEqual(['plain']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('cannot keep mlmodel:default/refused'),
      expect.anything(),
    );
  });
});
