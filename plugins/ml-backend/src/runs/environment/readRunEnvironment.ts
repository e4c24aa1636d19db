import { createHash } from 'node:crypto';
import { isError } from '@backstage/errors';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { environmentOf, type EnvironmentTexts } from './environmentOf';
import { foldersOf, readFolder } from './environmentFiles';
import type { FoundEnvironment, LoggedEnvironment } from './types';

/** Errors after which another try finds the same: what is there cannot be read, or is not there. */
const FINAL = new Set(['UnreadableFile', 'InputError', 'NotFoundError']);

const LONGEST_WHY = 500;

/** The same packages have the same digest. */
const digestOf = (environment: LoggedEnvironment): string =>
  createHash('sha256').update(JSON.stringify(environment)).digest('hex');

/** Reads the packages of one run from where it was logged. Never throws. */
export async function readRunEnvironment(
  server: TrackingServer,
  runId: string,
  signal: AbortSignal,
): Promise<FoundEnvironment> {
  try {
    const parts = await server.getRunParts(runId, { signal });
    const isKnown =
      parts.models.some(({ role }) => role === 'made') ||
      Boolean(parts.modelFolders?.length);
    // The model that it made may be among those that are missing.
    if (parts.missingModels && !isKnown) {
      return { state: 'unread', why: parts.missingModels, again: true };
    }
    const texts: EnvironmentTexts[] = [];
    for (const folder of foldersOf(runId, parts)) {
      texts.push(await readFolder(server, folder, signal));
    }
    const environment = environmentOf(texts);
    return environment
      ? { state: 'read', digest: digestOf(environment), environment }
      : { state: 'none' };
  } catch (error) {
    return unread(server, error);
  }
}

function unread(server: TrackingServer, error: unknown): FoundEnvironment {
  const [name, message] = isError(error)
    ? [error.name, error.message]
    : ['', String(error)];
  const isLate = name === 'TimeoutError' || name === 'AbortError';
  const why = isLate
    ? `${server.system} (${server.name}) did not send the files in time`
    : message;
  return {
    state: 'unread',
    why: why.slice(0, LONGEST_WHY),
    again: !FINAL.has(name),
  };
}
