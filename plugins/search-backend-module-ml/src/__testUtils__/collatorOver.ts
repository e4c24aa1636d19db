import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  IndexedVersion,
  RegisteredModel,
} from '@slipway/plugin-ml-common';
import { RegistryPages } from '@slipway/plugin-ml-node';
import { CatalogPages } from '../CatalogPages';
import { MlCollatorFactory } from '../MlCollatorFactory';

const AT = '2026-01-01T00:00:00.000Z';

const entities: Entity[] = [
  {
    apiVersion: 'slipway.dev/v1alpha1',
    kind: 'MLModel',
    metadata: {
      name: 'flight-delay',
      namespace: 'default',
      title: 'Flight delay',
      description: 'Will it leave late?',
      tags: ['pytorch'],
    },
    spec: { type: 'classifier', lifecycle: 'production', owner: 'departures' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/departures' }],
  },
  {
    apiVersion: 'slipway.dev/v1alpha1',
    kind: 'FeatureSet',
    metadata: { name: 'weather', namespace: 'default' },
    spec: {
      type: 'batch',
      owner: 'unowned',
      features: [{ name: 'wind_gust', type: 'double' }],
    },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'no-show',
      namespace: 'default',
      annotations: { 'mlflow.org/model-name': 'no-show' },
    },
    spec: { type: 'ml-model', owner: 'flight-products' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'delay-api', namespace: 'default' },
    spec: { type: 'service' },
  },
];

const model = (name: string, description: string): RegisteredModel => ({
  instance: 'default',
  model: name,
  description,
  tags: { team: 'ops' },
  aliases: {},
  createdAt: AT,
  updatedAt: AT,
  versions: 2,
});

const version = (change: Partial<IndexedVersion>): IndexedVersion => ({
  instance: 'default',
  model: 'flight-delay',
  version: '1',
  createdAt: AT,
  tags: {},
  aliases: [],
  ...change,
});

/** A factory over a catalog and a mirror in memory; the mirror pages one by one, so that cursors count. */
export function collatorOver(
  options: {
    away?: boolean;
    /** Is told of each page that the mirror is asked for: `models 0`, `versions 2`. */
    asked?: (page: string) => void;
  } = {},
) {
  const auth = mockServices.auth();
  const rows = [
    model('flight-delay', 'Trained on departures of 2013'),
    model('no-show', 'Who will not turn up'),
    model('nobody-knows-it', 'No entity'),
  ];
  const versions = [
    version({
      version: '2',
      description: 'deeper network',
      aliases: ['champion'],
    }),
    version({
      version: '1',
      tags: { framework: 'torch' },
      card: '# Delay\n\nBlind to *thunderstorms*.',
    }),
    version({ model: 'no-show', version: '7' }),
    version({ model: 'nobody-knows-it', version: '1' }),
  ];
  const pageOf = <T>(items: T[], cursor = '0') => ({
    items: items.slice(Number(cursor), Number(cursor) + 1),
    nextCursor:
      Number(cursor) + 1 < items.length
        ? String(Number(cursor) + 1)
        : undefined,
  });
  const logger = mockServices.logger.mock();
  return {
    logger,
    factory: new MlCollatorFactory({
      catalog: new CatalogPages({
        auth,
        catalog: catalogServiceMock({ entities }),
      }),
      registry: new RegistryPages({
        auth,
        ml: {
          getSources: async () => ({ items: [] }),
          getRegisteredModels: async query => {
            options.asked?.(`models ${query?.cursor ?? 0}`);
            if (options.away) throw new ServiceUnavailableError('ml is away');
            return pageOf(rows, query?.cursor);
          },
          getEveryRegisteredVersion: async query => {
            options.asked?.(`versions ${query?.cursor ?? 0}`);
            return pageOf(versions, query?.cursor);
          },
        },
      }),
      logger,
      locationTemplate: '/catalog/:namespace/:kind/:name',
    }),
  };
}
