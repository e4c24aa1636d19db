import { settingsFrom } from './settings.ts';

const env = {
  SLIPWAY_STATE: '/state',
  SLIPWAY_FORGE_URL: 'http://localhost:7012',
  SLIPWAY_FORGE_USER: 'slipway',
  SLIPWAY_FORGE_PASSWORD: 'secret',
  SLIPWAY_FORGE_ORGANISATIONS: 'departures, platform',
};

describe('settingsFrom', () => {
  it('reads what ./slipway gives', () => {
    expect(settingsFrom(env)).toMatchObject({
      port: 7012,
      baseUrl: 'http://localhost:7012',
      organisations: ['departures', 'platform'],
    });
  });

  it('refuses production outside the embedded portal', () => {
    expect(() => settingsFrom({ ...env, NODE_ENV: 'production' })).toThrow(
      /does not run in production/,
    );
  });
});
