import { InputError } from '@backstage/errors';
import type {
  ArtefactBeginning,
  ArtefactEntry,
  ArtefactOwner,
  CallOptions,
  OutsideClient,
  Page,
  PageRequest,
} from '@slipway/plugin-ml-node';
import {
  folderAnswer,
  loggedModelUriAnswer,
  runArtifactUriAnswer,
} from '../answers/artefacts';
import { API } from '../createMlflowClient';
import { PROXY_PATH, checkPath, encodePath, parseLocation } from './location';

/** Most entries of one page. */
const MAX_LIMIT = 500;

/** Longest path that can be asked for again. */
const MAX_PATH = 2_000;

/** Folders and files of runs and of logged models, through MLflow's artefact proxy. */
export class RunArtefacts {
  constructor(
    private readonly client: OutsideClient,
    private readonly ownHosts: ReadonlySet<string>,
  ) {}

  /** See `RunContents.listArtefacts`. The proxy gives a folder whole; it is cut into pages here. */
  async list(
    query: ArtefactOwner & PageRequest & { path?: string },
    options?: CallOptions,
  ): Promise<Page<ArtefactEntry>> {
    const { limit } = query;
    if (!(limit >= 1 && limit <= MAX_LIMIT)) {
      throw new InputError(`limit must be between 1 and ${MAX_LIMIT}`);
    }
    const offset = query.cursor === undefined ? 0 : Number(query.cursor);
    if (!Number.isInteger(offset) || offset < 0) {
      throw new InputError('The cursor is not one of this list');
    }
    const folder = query.path ? checkPath(query.path) : '';
    const root = await this.#findRoot(query, options);
    const { files } = await this.client.json(folderAnswer, {
      path: PROXY_PATH,
      query: { path: folder ? `${root}/${folder}` : root },
      signal: options?.signal,
    });
    const entries = files
      .map(file => ({
        path: folder ? `${folder}/${file.path}` : file.path,
        isDirectory: file.is_dir,
        size: file.is_dir ? undefined : file.file_size,
      }))
      .filter(({ path }) => path.length <= MAX_PATH)
      .sort(byKindAndName);
    const end = offset + limit;
    return {
      items: entries.slice(offset, end),
      nextCursor: end < entries.length ? String(end) : undefined,
    };
  }

  /** See `RunContents.readArtefact`. What is beyond `maxBytes` is not fetched. */
  async read(
    query: ArtefactOwner & { path: string; maxBytes: number },
    options?: CallOptions,
  ): Promise<ArtefactBeginning> {
    const path = checkPath(query.path);
    const root = await this.#findRoot(query, options);
    return this.client.stream(
      {
        path: `${PROXY_PATH}/${encodePath(`${root}/${path}`)}`,
        signal: options?.signal,
      },
      async pieces => {
        const read: Uint8Array[] = [];
        let size = 0;
        for await (const piece of pieces) {
          read.push(piece);
          size += piece.byteLength;
          if (size > query.maxBytes) break;
        }
        return {
          bytes: Buffer.concat(read).subarray(0, query.maxBytes),
          complete: size <= query.maxBytes,
        };
      },
    );
  }

  /** The owner's root below the proxy. */
  async #findRoot(owner: ArtefactOwner, options?: CallOptions) {
    const { signal } = options ?? {};
    const uri =
      'runId' in owner
        ? (
            await this.client.json(runArtifactUriAnswer, {
              path: `${API}/runs/get`,
              query: { run_id: owner.runId },
              signal,
            })
          ).run.info.artifact_uri
        : (
            await this.client.json(loggedModelUriAnswer, {
              path: `${API}/logged-models/${encodeURIComponent(
                owner.loggedModelId,
              )}`,
              signal,
            })
          ).model.info.artifact_uri;
    const location = parseLocation(uri, this.ownHosts);
    if (location.kind !== 'proxy') {
      throw new InputError(
        'The artefacts are at an address that points at another one, which is not followed',
      );
    }
    return location.path;
  }
}

function byKindAndName(a: ArtefactEntry, b: ArtefactEntry): number {
  if (a.isDirectory !== b.isDirectory) return a.isDirectory ? -1 : 1;
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}
