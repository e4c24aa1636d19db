import { InputError } from '@backstage/errors';
import {
  type ArtefactFile,
  type CallOptions,
  MAX_ARTEFACT_FILES,
  type OutsideClient,
} from '@slipway/plugin-ml-node';
import { folderAnswer } from '../answers/artefacts';
import { PROXY_PATH, checkPath } from './location';
import { mapAtMost } from './mapAtMost';

/** Deepest folder. */
const MAX_DEPTH = 32;

/** Folders that are listed at once. */
const FOLDERS_AT_ONCE = 4;

/**
 * Every file below a folder of the artefact proxy, with paths relative to it. Throws `InputError` when there are more
 * than {@link MAX_ARTEFACT_FILES} files or folders, or a name that is not plain.
 */
export async function listTree(
  client: OutsideClient,
  root: string,
  options?: CallOptions,
): Promise<ArtefactFile[]> {
  const files: ArtefactFile[] = [];
  let folders = [''];
  let seen = 0;
  for (let depth = 0; folders.length > 0; depth += 1) {
    seen += folders.length;
    const listed = await mapAtMost(FOLDERS_AT_ONCE, folders, folder =>
      listFolder(client, root, folder, options),
    );
    folders = [];
    for (const entry of listed.flat()) {
      if (entry.isFolder) {
        folders.push(entry.path);
      } else {
        files.push({ path: entry.path, size: entry.size });
      }
    }
    if (
      files.length > MAX_ARTEFACT_FILES ||
      seen + folders.length > MAX_ARTEFACT_FILES ||
      depth > MAX_DEPTH
    ) {
      throw new InputError(
        `The artefact has more than ${MAX_ARTEFACT_FILES} files or folders, or is deeper than ${MAX_DEPTH}; it is not digested`,
      );
    }
  }
  return files;
}

/** What is directly in a folder of the artefact proxy, with paths relative to the root. */
export async function listFolder(
  client: OutsideClient,
  root: string,
  folder: string,
  options?: CallOptions,
) {
  const { files } = await client.json(folderAnswer, {
    path: PROXY_PATH,
    query: { path: folder ? `${root}/${folder}` : root },
    signal: options?.signal,
  });
  return files.map(file => ({
    path: checkPath(folder ? `${folder}/${file.path}` : file.path),
    isFolder: file.is_dir,
    size: file.file_size,
  }));
}
