import { Forge } from './forge.mjs';
import { Portal } from './portal.mjs';

/**
 * The forge and the portal as the seeding meets them.
 *
 * @param {Record<string, string | undefined>} environment with the variables of docs/reference/contracts.md
 */
export const systemsOf = ({
  SLIPWAY_FORGE_URL,
  SLIPWAY_FORGE_PASSWORD,
  SLIPWAY_PORTAL_URL,
  SLIPWAY_SEED_TOKEN,
}) => ({
  forge: new Forge({
    url: SLIPWAY_FORGE_URL,
    user: 'slipway',
    password: SLIPWAY_FORGE_PASSWORD,
  }),
  portal: new Portal({ url: SLIPWAY_PORTAL_URL, token: SLIPWAY_SEED_TOKEN }),
});
