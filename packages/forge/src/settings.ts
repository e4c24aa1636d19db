import { loopbackUrl, refuseProduction, required } from '@slipway/embedded';
import { join } from 'node:path';
import type { ForgeOptions } from './forge.ts';

/** What the forge is started with. */
export type Settings = ForgeOptions & {
  port: number;
  /** Organisations that exist from the start. */
  organisations: string[];
};

/**
 * Reads the settings from the environment that `./slipway` gives.
 *
 * @throws Error where a setting is missing, and in production outside `./slipway`: one account on one machine is no
 *   forge to keep a company's code in
 */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  refuseProduction(
    env,
    'The embedded forge',
    'configure a real one under integrations (Gitea, GitHub, GitLab ...)',
  );
  const { origin, port } = loopbackUrl(env, 'SLIPWAY_FORGE_URL');
  return {
    port,
    baseUrl: origin,
    repositories: join(required(env, 'SLIPWAY_STATE'), 'forge'),
    account: {
      user: required(env, 'SLIPWAY_FORGE_USER'),
      password: required(env, 'SLIPWAY_FORGE_PASSWORD'),
    },
    organisations: (env.SLIPWAY_FORGE_ORGANISATIONS ?? '')
      .split(',')
      .map(name => name.trim())
      .filter(Boolean),
  };
}
