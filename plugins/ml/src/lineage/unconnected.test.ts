import { unconnected } from './unconnected';

const entity = (kind: string, type: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'one', namespace: 'default' },
  spec: { type },
});

describe('what is said of something that nothing is connected to', () => {
  it.each([
    ['MLModel', 'classifier', 'servedBy: [component:my-service]'],
    ['Component', 'ml-model', 'servedBy: [component:my-service]'],
    ['FeatureSet', 'batch', 'uses: [featureset:default/one]'],
    ['MLPipeline', 'training', 'produces: [mlmodel:my-model]'],
    ['System', 'product', 'system: system:default/one'],
    ['Component', 'service', 'servedBy: [component:default/one]'],
    ['API', 'openapi', 'servedBy: [api:default/one]'],
    ['Resource', 'table', 'sources: [resource:default/one]'],
  ])('tells the owner of a %s of type %s what to write', (kind, type, line) => {
    const { title, snippet } = unconnected(entity(kind, type));
    expect(title).toBe('Nothing is connected to this yet.');
    expect(snippet).toContain(line);
  });
});
