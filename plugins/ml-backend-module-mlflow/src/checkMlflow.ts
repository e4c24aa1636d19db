import { ServiceUnavailableError } from '@backstage/errors';
import type { CallOptions, OutsideClient } from '@slipway/plugin-ml-node';
import { CONFIG_KEY } from './config';

/**
 * Asks for the version, and makes one small request that needs the credentials, because the version is public.
 *
 * Throws `ServiceUnavailableError` when it does not answer or is no MLflow, `NotAllowedError` for refused credentials.
 */
export async function checkMlflow(
  client: OutsideClient,
  needsCredentials: string,
  options?: CallOptions,
): Promise<{ version: string }> {
  const { signal } = options ?? {};
  const [version] = await Promise.all([
    client.text({ path: '/version', signal, maxAnswerBytes: 1_024 }),
    client.bytes({
      path: needsCredentials,
      query: { max_results: 1 },
      signal,
    }),
  ]);
  if (!/^\d+\.\d+[\w.+-]*$/.test(version.trim())) {
    throw new ServiceUnavailableError(
      `What answers at the address in ${CONFIG_KEY} does not say MLflow's version; check the address`,
    );
  }
  return { version: version.trim() };
}
