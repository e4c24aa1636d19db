import { nodeWords } from './NodeBox';

describe('what a node of the graph says', () => {
  it('is where a version serves, and where only the registry says so', () => {
    expect(
      nodeWords({
        id: 'version:mlmodel:default/delay@3',
        kind: 'version',
        title: 'Delay version 3',
        side: 'upstream',
        distance: 1,
        environments: ['staging', 'production'],
        byRegistry: ['production'],
        x: 0,
        y: 0,
      }),
    ).toBe('Version · serves in staging, production (by the registry)');
  });
});
