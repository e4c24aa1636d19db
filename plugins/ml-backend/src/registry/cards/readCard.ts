import type { ModelCard } from '@slipway/plugin-ml-common';
import type {
  CallOptions,
  ModelRegistry,
  VersionKey,
} from '@slipway/plugin-ml-node';
import { cardPath, toCard } from '../version/card';

/** Longest card that is read, in bytes. */
const LONGEST = 1024 * 1024;

/** The card at the top of an artefact, of which nothing else is read; undefined where there is none. */
export async function readCard(
  registry: ModelRegistry,
  key: VersionKey,
  options: CallOptions,
): Promise<ModelCard | undefined> {
  const files = await registry.listArtefactFiles(key, options);
  const path = cardPath(
    files.filter(({ size }) => size <= LONGEST).map(file => file.path),
  );
  if (path === undefined) return undefined;
  const bytes = await registry.readArtefactFile(
    { ...key, path, maxBytes: LONGEST },
    options,
  );
  return toCard(Buffer.from(bytes).toString('utf8'), path);
}
