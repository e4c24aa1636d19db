import { answers } from './answers.mjs';
import { nodeServer } from './nodeServer.mjs';
import { placesOf } from './environment.mjs';

/** The local git forge. */
export const forge = {
  name: 'forge',
  title: 'Git forge',
  ports: ['forge'],
  start: (settings, secrets) =>
    nodeServer('forge', {
      ...placesOf(settings),
      SLIPWAY_FORGE_PASSWORD: secrets.SLIPWAY_FORGE_PASSWORD,
    }),
  ready: ({ urls }) => answers(`${urls.forge}/api/healthz`),
};
