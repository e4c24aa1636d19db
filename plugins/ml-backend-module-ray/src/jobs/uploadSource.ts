import { InputError, isError } from '@backstage/errors';
import type { OutsideClient, SourceArchive } from '@slipway/plugin-ml-node';

/** Ray's own bound (`RAY_RUNTIME_ENV_..._MAX_SIZE`): 100 MiB. */
const MAX_BYTES = 100 * 1024 * 1024;

/**
 * Puts a source tree where the cluster's jobs find it, under a name made of its content, and gives its address. What is
 * there already is not sent again; asking for it keeps Ray from clearing it away before the job starts.
 *
 * Throws `InputError` when it is too large for Ray.
 */
export async function uploadSource(
  client: OutsideClient,
  source: SourceArchive,
  signal?: AbortSignal,
): Promise<string> {
  const name = `_ray_pkg_${source.sha256}.zip`;
  const path = `/api/packages/gcs/${name}`;
  if (!(await isThere(client, path, signal))) {
    const body = await source.read();
    if (body.byteLength >= MAX_BYTES) {
      throw new InputError(
        `The source is ${body.byteLength} bytes as a zip; Ray takes less than ${MAX_BYTES}. Keep data out of the repository`,
      );
    }
    await client.bytes({
      method: 'PUT',
      path,
      body,
      idempotent: true,
      timeout: 120_000,
      signal,
    });
  }
  return `gcs://${name}`;
}

async function isThere(
  client: OutsideClient,
  path: string,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    await client.bytes({ path, signal });
    return true;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return false;
    }
    throw error;
  }
}
