import { isError } from '@backstage/errors';
import type {
  ArtefactOwner,
  RunParts,
  TrackingServer,
} from '@slipway/plugin-ml-node';
import { checkArtefactPath } from '../artefacts/artefactPath';
import type { EnvironmentTexts } from './environmentOf';
import { textOf } from './textOf';
import { UnreadableFile } from './UnreadableFile';

/** Most models of one run whose files are read. */
const MOST_MODELS = 3;
/** Most entries of a folder that are looked through. */
const MOST_ENTRIES = 500;

/**
 * The files that MLflow writes beside a model, each with the most bytes of it that are read. A kilobyte of YAML names
 * forty packages, and many of them that are no YAML take long.
 */
const FILES = [
  { part: 'requirements', name: 'requirements.txt', maxBytes: 1024 * 1024 },
  { part: 'conda', name: 'conda.yaml', maxBytes: 16 * 1024 },
  { part: 'pythonEnv', name: 'python_env.yaml', maxBytes: 16 * 1024 },
] as const;

/** A folder in which the files may be. */
export type EnvironmentFolder = { owner: ArtefactOwner; path?: string };

/**
 * Where the files of a run's packages are: with the newest model of each name that it made itself; where it made none,
 * among its own artefacts. A model that it only used says nothing of the run.
 */
export function foldersOf(
  runId: string,
  { models, modelFolders = [] }: RunParts,
): EnvironmentFolder[] {
  const made = models
    .filter(({ role, status }) => role === 'made' && status !== 'failed')
    .sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
  const newest = [...new Map(made.map(({ name, id }) => [name, id])).values()];
  const found = [
    ...newest.reverse().map(loggedModelId => ({ owner: { loggedModelId } })),
    ...[...modelFolders]
      .reverse()
      .map(({ path }) => ({ owner: { runId }, path })),
  ];
  return found.length > 0
    ? found.slice(0, MOST_MODELS)
    : [{ owner: { runId } }];
}

const tooLarge = (name: string, maxBytes: number) =>
  new UnreadableFile(`${name} is larger than ${maxBytes / 1024} KiB`);

/**
 * The texts of a folder's files, those that are there. Throws {@link UnreadableFile} where one is too large or no text,
 * and as the port does.
 */
export async function readFolder(
  server: TrackingServer,
  { owner, path }: EnvironmentFolder,
  signal: AbortSignal,
): Promise<EnvironmentTexts> {
  const folder = path === undefined ? undefined : checkArtefactPath(path);
  // MLflow before 3.12 fails on a file that is not there, so the folder is looked at first.
  const { items, nextCursor } = await server.listArtefacts(
    { ...owner, path: folder, limit: MOST_ENTRIES },
    { signal },
  );
  const texts: EnvironmentTexts = {};
  for (const { part, name, maxBytes } of FILES) {
    const filePath = folder ? `${folder}/${name}` : name;
    const entry = items.find(item => item.path === filePath);
    const size = entry?.size ?? 0;
    // With Conda's file there is nothing more to learn from this one.
    if (part === 'pythonEnv' && texts.conda !== undefined) continue;
    if (!entry || entry.isDirectory) continue;
    if (size > maxBytes) throw tooLarge(name, maxBytes);
    const read = await readOrNothing(
      server,
      { ...owner, path: filePath, maxBytes },
      signal,
    );
    if (!read) continue;
    if (!read.complete) throw tooLarge(name, maxBytes);
    texts[part] = textOf(read.bytes, name);
  }
  if (nextCursor && Object.keys(texts).length === 0) {
    throw new UnreadableFile(
      `Its folder holds more than the ${MOST_ENTRIES} files that are looked through`,
    );
  }
  return texts;
}

async function readOrNothing(
  server: TrackingServer,
  query: Parameters<TrackingServer['readArtefact']>[0],
  signal: AbortSignal,
) {
  try {
    return await server.readArtefact(query, { signal });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}
