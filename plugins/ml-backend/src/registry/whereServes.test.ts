import type { RegistryServing } from '@slipway/plugin-ml-common';
import { whereServes } from './whereServes';

const registered = (environment: string, version: string): RegistryServing => ({
  environment,
  version,
  says: 'alias',
});
const deployed = (environment: string, version?: string) => ({
  environment,
  serving: version === undefined ? undefined : { version },
});

describe('where versions serve', () => {
  it('is what the registry says, where nothing serves that the portal deployed', () => {
    const found = whereServes(
      [deployed('staging', '3'), deployed('canary')],
      [
        registered('staging', '2'),
        registered('canary', '3'),
        registered('production', '3'),
      ],
    );
    expect([...found]).toEqual([
      [
        '3',
        {
          environments: ['staging', 'canary', 'production'],
          byRegistry: ['canary', 'production'],
        },
      ],
    ]);
  });

  it('is nowhere where neither says anything', () => {
    expect(whereServes([deployed('staging')], []).size).toBe(0);
  });
});
