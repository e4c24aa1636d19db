import { OutsideClient } from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { CONFIG_KEY, type RayCluster } from './config';

/** The client for a cluster's dashboard. */
export function createRayClient(cluster: RayCluster): OutsideClient {
  return new OutsideClient({
    system: 'Ray',
    instance: cluster.name,
    url: cluster.url,
    configKey: CONFIG_KEY,
    credentials: cluster.credentials,
  });
}

const versionAnswer = z.object({ ray_version: z.string() });

/** Ray's version. The request needs the token, so it checks that too. */
export async function readRayVersion(
  client: OutsideClient,
  signal?: AbortSignal,
): Promise<{ version: string }> {
  const answer = await client.json(versionAnswer, {
    path: '/api/version',
    signal,
  });
  return { version: answer.ray_version };
}
