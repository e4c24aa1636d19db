import { dataKindOf } from './dataResources';

const kindOf = (kind: string, type?: string) =>
  dataKindOf({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'flights' },
    spec: type === undefined ? undefined : { type },
  });

describe('dataKindOf', () => {
  it.each([
    ['table', 'table'],
    ['View', 'table'],
    ['stream', 'topic'],
    ['bucket', 'bucket'],
    ['dataset', 'dataset'],
    ['database', 'dataset'],
    ['feature-view', 'feature-set'],
  ])('knows a resource of type %s', (type, kind) => {
    expect(kindOf('Resource', type)).toBe(kind);
  });

  it('takes nothing else for data', () => {
    expect(kindOf('Resource', 'kubernetes-cluster')).toBeUndefined();
    expect(kindOf('Resource', 'constructor')).toBeUndefined();
    expect(kindOf('Resource')).toBeUndefined();
    expect(kindOf('Component', 'dataset')).toBeUndefined();
  });
});
