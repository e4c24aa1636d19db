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
  if (env.NODE_ENV === 'production' && env.SLIPWAY_EMBEDDED !== 'true') {
    throw new Error(
      'The embedded forge does not run in production: configure a real one under integrations (Gitea, GitHub, GitLab ...)',
    );
  }
  const required = (name: string): string => {
    const value = env[name];
    if (!value) {
      throw new Error(`${name} is not set; start the forge by ./slipway up`);
    }
    return value;
  };
  const baseUrl = new URL(required('SLIPWAY_FORGE_URL'));
  if (!['localhost', '127.0.0.1', '[::1]'].includes(baseUrl.hostname)) {
    throw new Error(
      `SLIPWAY_FORGE_URL must name this machine (localhost), not ${baseUrl.hostname}`,
    );
  }
  return {
    port: Number(baseUrl.port || 80),
    baseUrl: baseUrl.origin,
    repositories: join(required('SLIPWAY_STATE'), 'forge'),
    account: {
      user: required('SLIPWAY_FORGE_USER'),
      password: required('SLIPWAY_FORGE_PASSWORD'),
    },
    organisations: (env.SLIPWAY_FORGE_ORGANISATIONS ?? '')
      .split(',')
      .map(name => name.trim())
      .filter(Boolean),
  };
}
