import { loopbackUrl, refuseProduction, required } from '@slipway/embedded';
import { join } from 'node:path';

/** What the provider is started with. */
export type Settings = {
  /** The issuer: how the provider is reached. */
  issuer: string;
  port: number;
  /** The portal it signs people in to, and the portal's secret. */
  portal: { url: string; secret: string };
  /** Where keys and sessions are kept. */
  folder: string;
  /** YAML with the demo people's `User` entities. */
  peopleFile: string;
  /** The password of every demo person. */
  password: string;
};

/**
 * Reads the settings from the environment that `./slipway` gives.
 *
 * @throws Error where a setting is missing, and in production outside `./slipway`: everybody has the same password here
 */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  refuseProduction(
    env,
    'The embedded identity provider',
    'configure your own under auth.providers.oidc',
  );
  const { origin, port } = loopbackUrl(env, 'SLIPWAY_IDENTITY_URL');
  return {
    issuer: origin,
    port,
    portal: {
      url: loopbackUrl(env, 'SLIPWAY_PORTAL_URL').origin,
      secret: required(env, 'SLIPWAY_OIDC_SECRET'),
    },
    folder: join(required(env, 'SLIPWAY_STATE'), 'identity'),
    peopleFile: required(env, 'SLIPWAY_PEOPLE_FILE'),
    password: required(env, 'SLIPWAY_DEMO_PASSWORD'),
  };
}
