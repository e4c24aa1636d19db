import type { JsonObject } from '@backstage/types';
import type { ModelRegistry, VersionKey } from '@slipway/plugin-ml-node';
import { askSystem } from '../../reconcile/askSystem';
import { readSignature } from '../../registry/signature';
import { parseRequirements } from '../../registry/version';
import { plainJson } from '../plainJson';

const MAX_BYTES = 256 * 1024;
const MAX_DEPENDENCIES = 300;

/** The packages that a version was made with, from its `requirements.txt`. */
export async function readDependencies(
  registry: ModelRegistry,
  key: VersionKey,
): Promise<string[]> {
  const text = await readText(registry, key, 'requirements.txt');
  return parseRequirements(text).slice(0, MAX_DEPENDENCIES);
}

/** Inputs and outputs of a version, from its `MLmodel` file; undefined when it says none. */
export async function readSignatureOf(
  registry: ModelRegistry,
  key: VersionKey,
): Promise<JsonObject | undefined> {
  const signature = readSignature(await readText(registry, key, 'MLmodel'));
  return signature && plainJson(signature);
}

async function readText(
  registry: ModelRegistry,
  key: VersionKey,
  path: string,
): Promise<string> {
  const bytes = await askSystem(registry, () =>
    registry.readArtefactFile({ ...key, path, maxBytes: MAX_BYTES }),
  );
  return Buffer.from(bytes).toString('utf8');
}
