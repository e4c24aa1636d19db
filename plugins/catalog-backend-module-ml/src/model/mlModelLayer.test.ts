import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import request from 'supertest';
import { catalogModuleMl } from '../module';

const annotations = {
  'backstage.io/managed-by-location': 'url:https://git.example/repo',
  'backstage.io/managed-by-origin-location': 'url:https://git.example/repo',
};

const model: Entity = {
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  metadata: { name: 'flight-delay', annotations },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/departures',
    tier: 2,
    trainedBy: ['mlpipeline:flight-delay-training'],
    uses: ['hourly-weather'],
    servedBy: ['delay-api'],
  },
};

const pipeline: Entity = {
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLPipeline',
  metadata: { name: 'flight-delay-training', annotations },
  spec: {
    type: 'training',
    owner: 'departures',
    engine: 'ray',
    entrypoint: 'python train.py',
    parameters: { type: 'object', properties: {} },
    consumes: ['hourly-weather'],
  },
};

const featureSet: Entity = {
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'FeatureSet',
  metadata: { name: 'hourly-weather', annotations },
  spec: {
    type: 'batch',
    owner: 'departures',
    features: [{ name: 'temp', type: 'float64' }],
    sources: ['resource:weather'],
    freshness: { maxAge: 'PT2H' },
  },
};

const delivering = (entities: Entity[]) =>
  createBackendModule({
    pluginId: 'catalog',
    moduleId: 'delivered',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          const provider: EntityProvider = {
            getProviderName: () => 'delivered',
            async connect(connection: EntityProviderConnection) {
              await connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: 'delivered',
                })),
              });
            },
          };
          processing.addEntityProvider(provider);
        },
      });
    },
  });

const startCatalog = (entities: Entity[] = []) =>
  startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleMl,
      delivering(entities),
      mockServices.rootConfig.factory({
        data: { catalog: { processingInterval: { seconds: 1 } } },
      }),
    ],
  });

const eventually = async <T>(read: () => Promise<T | undefined>) => {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error('It did not happen in 20 s');
    await new Promise(resolve => setImmediate(resolve));
  }
};

jest.setTimeout(30_000);

describe('the catalog with our kinds', () => {
  it('takes all three and relates them in both directions', async () => {
    const { server } = await startCatalog([model, pipeline, featureSet]);
    const related = await eventually(async () => {
      const answer = await request(server).get('/api/catalog/entities');
      const entities: Entity[] = answer.body;
      const relations = new Set(
        entities.flatMap(entity =>
          (entity.relations ?? []).map(
            ({ type, targetRef }) =>
              `${entity.metadata.name} ${type} ${targetRef}`,
          ),
        ),
      );
      return relations.size >= 11 ? relations : undefined;
    });
    expect(related).toContain(
      'flight-delay trainedBy mlpipeline:default/flight-delay-training',
    );
    expect(related).toContain(
      'flight-delay-training trains mlmodel:default/flight-delay',
    );
    expect(related).toContain(
      'hourly-weather usedBy mlmodel:default/flight-delay',
    );
    expect(related).toContain(
      'hourly-weather consumedBy mlpipeline:default/flight-delay-training',
    );
    expect(related).toContain(
      'flight-delay servedBy component:default/delay-api',
    );
    expect(related).toContain(
      'hourly-weather derivedFrom resource:default/weather',
    );
    expect(related).toContain('flight-delay ownedBy group:default/departures');
  });

  it.each<[string, Entity, RegExp]>([
    [
      'a tier that is not 1 to 4',
      { ...model, spec: { ...model.spec, tier: 7 } },
      /spec\/tier.*<= 4/,
    ],
    [
      'a registered name that no registry takes',
      {
        ...model,
        spec: { ...model.spec, registry: { model: 'x'.repeat(257) } },
      },
      /spec\/registry\/model.*256 characters/,
    ],
    [
      'a misspelt key',
      { ...model, spec: { ...model.spec, experiment: ['x'] } },
      /spec.*additional properties.*experiment/,
    ],
    [
      'a missing owner',
      {
        ...pipeline,
        spec: { type: 'training', engine: 'ray', entrypoint: 'python x.py' },
      },
      /spec.*required property 'owner'/,
    ],
    [
      'an engine nobody has',
      { ...pipeline, spec: { ...pipeline.spec, engine: 'abacus' } },
      /spec\/engine.*allowed values/,
    ],
    [
      'an age that is no duration',
      {
        ...featureSet,
        spec: { ...featureSet.spec, freshness: { maxAge: '2 hours' } },
      },
      /spec\/freshness\/maxAge.*pattern/,
    ],
  ])('names the field and the rule for %s', async (_, entity, message) => {
    const { server } = await startCatalog();
    const answer = await request(server)
      .post('/api/catalog/validate-entity')
      .send({ entity, location: 'url:https://git.example/catalog-info.yaml' });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toMatch(message);
  });
});
