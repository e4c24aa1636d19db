import type { Entity } from '@backstage/catalog-model';
import { toModelSpec } from './modelSpec';
import { toPipelineSpec } from './pipelineSpec';

const model = (entity: Partial<Entity> = {}): Entity => ({
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  spec: { type: 'classifier', lifecycle: 'production', owner: 'departures' },
  ...entity,
  metadata: { name: 'flight-delay', ...entity.metadata },
});

const byHand = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'gate-demand', namespace: 'ops', annotations },
  spec: { type: 'service' },
});

describe('a model of the catalog', () => {
  it('gets every default', () => {
    expect(toModelSpec(model())).toMatchObject({
      ref: 'mlmodel:default/flight-delay',
      owner: 'group:default/departures',
      tier: 4,
      registry: { instance: 'default', model: 'flight-delay' },
      experiments: ['flight-delay'],
      serving: { mode: 'online' },
    });
  });

  it('keeps what its file says', () => {
    expect(
      toModelSpec(
        model({
          spec: {
            type: 'classifier',
            lifecycle: 'production',
            owner: 'departures',
            tier: 1,
            registry: { instance: 'eu', model: 'delays' },
            experiments: ['a', 'b'],
            serving: { mode: 'batch', target: 'nightly' },
            runbooks: { drift: 'docs/drift.md' },
            objectives: [{ displayName: 'Answers' }],
          },
        }),
      ),
    ).toMatchObject({
      tier: 1,
      registry: { instance: 'eu', model: 'delays' },
      experiments: ['a', 'b'],
      serving: { mode: 'batch', target: 'nightly' },
      runbooks: { drift: 'docs/drift.md' },
      objectives: [{ name: 'Answers', problem: expect.any(String) }],
    });
  });

  it('believes the catalog, not the text, about its owner', () => {
    const relations = [
      { type: 'ownedBy', targetRef: 'group:default/Operations' },
    ];
    expect(toModelSpec(model({ relations })).owner).toBe(
      'group:default/operations',
    );
  });

  it.each([
    [{ 'mlflow.org/model-name': 'gates' }, 'default', 'gates', ['gates']],
    [{ 'mlflow/model-name': 'gates' }, 'default', 'gates', ['gates']],
    [
      { 'mlflow.org/model-uri': 'models:/gates/7' },
      'default',
      'gates',
      ['gates'],
    ],
    [
      { 'mlflow.org/model-uri': 'models:/gates@champion' },
      'default',
      'gates',
      ['gates'],
    ],
    [
      { 'mlflow.org/experiment': 'one, two', 'mlflow.org/instance': 'eu' },
      'eu',
      'gate-demand',
      ['one', 'two'],
    ],
  ])(
    'is found by annotations %p',
    (annotations, instance, name, experiments) => {
      expect(toModelSpec(byHand(annotations))).toMatchObject({
        ref: 'component:ops/gate-demand',
        owner: 'unowned',
        lifecycle: 'unknown',
        registry: { instance, model: name },
        experiments,
      });
    },
  );
});

describe('a name in the registry', () => {
  it('is a guess where only experiments are named', () => {
    expect(
      toModelSpec(byHand({ 'mlflow.org/experiment': 'one' })).isRegistryGuessed,
    ).toBe(true);
  });

  it.each([
    model(),
    byHand({ 'mlflow.org/model-name': 'gates' }),
    byHand({
      'mlflow.org/experiment': 'one',
      'mlflow.org/model-uri': 'models:/gates',
    }),
    { ...byHand({}), spec: { type: 'ml-model' } },
    { ...byHand({}), spec: { type: 'service', registry: { model: 'gates' } } },
  ])('is meant where a model is described: %j', entity => {
    expect(toModelSpec(entity).isRegistryGuessed).toBeUndefined();
  });
});

describe('a pipeline of the catalog', () => {
  const pipeline = (entity: Partial<Entity> = {}): Entity => ({
    apiVersion: 'slipway.dev/v1alpha1',
    kind: 'MLPipeline',
    metadata: {
      name: 'training',
      annotations: {
        'backstage.io/managed-by-location':
          'url:http://forge/a/b/src/branch/main/ml/catalog-info.yaml',
      },
    },
    spec: { type: 'training', engine: 'ray', entrypoint: 'python train.py' },
    ...entity,
  });

  it('runs the tree that its file came from', () => {
    expect(toPipelineSpec(pipeline()).sourceUrl).toBe(
      'http://forge/a/b/src/branch/main/ml/',
    );
  });

  it('prefers the source location, and most of all its own word', () => {
    const annotations = {
      'backstage.io/source-location': 'url:http://forge/a/b/src/branch/main/',
      'backstage.io/managed-by-location': 'url:http://forge/x.yaml',
    };
    const described = pipeline({ metadata: { name: 'training', annotations } });
    expect(toPipelineSpec(described).sourceUrl).toBe(
      'http://forge/a/b/src/branch/main/',
    );
    described.spec = { ...described.spec, source: { url: 'http://own/' } };
    expect(toPipelineSpec(described).sourceUrl).toBe('http://own/');
  });

  it('has no source when its file came from a disk', () => {
    const annotations = {
      'backstage.io/managed-by-location': 'file:/catalog-info.yaml',
    };
    expect(
      toPipelineSpec(pipeline({ metadata: { name: 'a', annotations } }))
        .sourceUrl,
    ).toBeUndefined();
  });

  it('belongs to the model that it trains, else to the only one it touches', () => {
    const modelOf = (...relations: [string, string][]) =>
      toPipelineSpec(
        pipeline({
          relations: relations.map(([type, targetRef]) => ({
            type,
            targetRef,
          })),
        }),
      ).model;
    expect(
      modelOf(
        ['trains', 'mlmodel:default/a'],
        ['consumes', 'mlmodel:default/b'],
      ),
    ).toBe('mlmodel:default/a');
    expect(modelOf(['consumes', 'mlmodel:default/b'])).toBe(
      'mlmodel:default/b',
    );
    expect(
      modelOf(
        ['consumes', 'mlmodel:default/a'],
        ['consumes', 'mlmodel:default/b'],
      ),
    ).toBeUndefined();
  });

  it('without an entrypoint is refused with the way out', () => {
    expect(() => toPipelineSpec(pipeline({ spec: {} }))).toThrow(
      'mlpipeline:default/training has no spec.entrypoint; write',
    );
  });
});
