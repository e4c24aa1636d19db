import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { registered, startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(150_000);

const described = (name: string, model: string): Entity => ({
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  metadata: { name },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/risk',
    registry: { instance: 'default', model },
  },
});

const locationOf = ({ metadata }: Entity) =>
  metadata.annotations?.['backstage.io/managed-by-origin-location'];

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'registered models that nobody described on %p',
  id => {
    const start = async (discovery: object) =>
      startCatalog(await databases.init(id), discovery);

    it('become entities that the catalog takes, with what the registry says as plain text', async () => {
      const catalog = await start({ mode: 'on', exclude: ['tmp*'] });
      catalog.ml.models = [
        registered('Fraud Score', {
          description: '![x](http://evil)\n\n<b>How likely a payment is fraud',
          tags: { owner: 'risk' },
        }),
        registered('delay'),
        registered('tmp-1'),
        registered('gone', { deletedAt: '2026-01-01T00:00:00.000Z' }),
      ];
      await catalog.refresh();
      const entities = await catalog.eventually(async () => {
        const found = await catalog.read();
        return found.length === 2 ? found : undefined;
      });
      expect(entities).toContainEqual(
        expect.objectContaining({
          metadata: expect.objectContaining({
            name: expect.stringMatching(/^fraud-score-[0-9a-f]{8}$/),
            title: 'Fraud Score',
            description: '!(x)(http://evil) ‹b›How likely a payment is fraud',
            tags: ['discovered'],
            annotations: expect.objectContaining({
              'backstage.io/managed-by-location':
                'slipway:registry/default/Fraud%20Score',
            }),
          }),
          spec: {
            type: 'model',
            lifecycle: 'experimental',
            owner: 'group:default/risk',
            registry: { instance: 'default', model: 'Fraud Score' },
          },
        }),
      );
      expect(entities.map(({ spec }) => spec?.owner)).toContain('unowned');
    });

    it('give way to a file of the same name at once, and do not come back', async () => {
      const catalog = await start({ mode: 'on' });
      catalog.ml.models = [registered('fraud'), registered('delay')];
      await catalog.refresh();
      await catalog.has('delay', 'fraud');
      await catalog.addFile(described('fraud', 'fraud'));
      await catalog.eventually(async () => {
        const found = await catalog.read();
        return found.some(one => locationOf(one)?.endsWith('fraud.yaml'))
          ? true
          : undefined;
      });
      await catalog.refresh();
      await catalog.refresh();
      const entities = await catalog.has('delay', 'fraud');
      expect(entities.map(locationOf).sort()).toEqual([
        'slipway:registry/default/delay',
        'url:https://git.example/fraud.yaml',
      ]);
    });

    it('give way to a file of another name', async () => {
      const catalog = await start({ mode: 'on' });
      catalog.ml.models = [registered('fraud')];
      await catalog.refresh();
      await catalog.has('fraud');
      await catalog.addFile(described('payment-fraud', 'fraud'));
      await catalog.has('fraud', 'payment-fraud');
      await catalog.refresh();
      expect(await catalog.has('payment-fraud')).toHaveLength(1);
    });

    it('stay while the registry’s side is away, go when deleted, follow a new name', async () => {
      const catalog = await start({ mode: 'on' });
      catalog.ml.models = [registered('fraud'), registered('delay')];
      await catalog.refresh();
      await catalog.has('delay', 'fraud');

      catalog.ml.isAway = true;
      await catalog.refresh();
      expect(await catalog.has('delay', 'fraud')).toHaveLength(2);

      catalog.ml.isAway = false;
      catalog.ml.models = [
        registered('fraud', {
          deletedAt: '2026-01-02T00:00:00.000Z',
          renamedTo: 'payment-fraud',
        }),
        registered('payment-fraud'),
        registered('delay', { deletedAt: '2026-01-02T00:00:00.000Z' }),
      ];
      await catalog.refresh();
      expect(await catalog.has('payment-fraud')).toHaveLength(1);
    });

    it('are not read again until the registries or the catalog have changed', async () => {
      const catalog = await start({ mode: 'on' });
      catalog.ml.revision = 'a';
      catalog.ml.models = [registered('fraud')];
      await catalog.refresh();
      await catalog.has('fraud');
      await catalog.refresh();
      const { reads } = catalog.ml;
      await catalog.refresh();
      expect(catalog.ml.reads).toBe(reads);

      catalog.ml.models = [registered('fraud'), registered('delay')];
      catalog.ml.revision = 'b';
      await catalog.refresh();
      await catalog.has('delay', 'fraud');

      await catalog.addFile(described('payment-fraud', 'fraud'));
      await catalog.has('delay', 'fraud', 'payment-fraud');
      await catalog.refresh();
      await catalog.has('delay', 'payment-fraud');
    });
  },
);
