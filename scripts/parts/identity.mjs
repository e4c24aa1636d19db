import { answers } from './answers.mjs';
import { nodeServer } from './nodeServer.mjs';
import { placesOf } from './environment.mjs';

/** The local OpenID Connect provider. */
export const identity = {
  name: 'identity',
  title: 'Identity provider',
  ports: ['identity'],
  start: (settings, secrets) =>
    nodeServer('identity', {
      ...placesOf(settings),
      SLIPWAY_OIDC_SECRET: secrets.SLIPWAY_OIDC_SECRET,
      SLIPWAY_DEMO_PASSWORD: secrets.SLIPWAY_DEMO_PASSWORD,
    }),
  ready: ({ urls }) =>
    answers(`${urls.identity}/.well-known/openid-configuration`),
};
