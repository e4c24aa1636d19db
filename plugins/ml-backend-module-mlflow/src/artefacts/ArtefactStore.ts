import { createHash } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  AnswerTooLargeError,
  type ArtefactFile,
  type CallOptions,
  type DigestedArtefact,
  type DigestedFile,
  type OutsideClient,
  type VersionKey,
  digestFiles,
} from '@slipway/plugin-ml-node';
import {
  downloadUriAnswer,
  loggedModelUriAnswer,
  runArtifactUriAnswer,
} from '../answers/artefacts';
import { API } from '../createMlflowClient';
import { listFolder, listTree } from './listTree';
import { PROXY_PATH, checkPath, encodePath, parseLocation } from './location';
import { mapAtMost } from './mapAtMost';

/** Files that are read at once: enough to hide the latency of small ones, few enough to leave the server to others. */
const FILES_AT_ONCE = 4;

/** Bytes that are kept of the start of a file. */
const OPENING = 128;

/** Reads the artefacts of versions through MLflow's artefact proxy. */
export class ArtefactStore {
  constructor(
    private readonly client: OutsideClient,
    private readonly maxBytes: number,
    private readonly ownHosts: ReadonlySet<string>,
  ) {}

  /** Digest of a version's artefact; see `ModelRegistry.digestArtefact`. */
  async digest(
    key: VersionKey,
    options?: CallOptions,
  ): Promise<DigestedArtefact> {
    const root = await this.#findRoot(key, options);
    const files = await listTree(this.client, root, options);
    if (files.length === 0) {
      throw new NotFoundError(
        `MLflow has no files for version ${key.version} of ${key.model}; was its artefact deleted?`,
      );
    }
    const listed = files.reduce((sum, { size }) => sum + size, 0);
    if (listed > this.maxBytes) {
      throw this.#tooLarge(key);
    }
    let read = 0;
    const count = (bytes: number) => {
      read += bytes;
      // The list may not tell the truth about sizes.
      if (read > this.maxBytes) {
        throw this.#tooLarge(key);
      }
    };
    const digested = await mapAtMost(FILES_AT_ONCE, files, file =>
      this.#digestFile(root, file, count, options),
    );
    return digestFiles(digested);
  }

  /** The files at the top of a version's artefact; see `ModelRegistry.listArtefactFiles`. */
  async list(key: VersionKey, options?: CallOptions): Promise<ArtefactFile[]> {
    const root = await this.#findRoot(key, options);
    const entries = await listFolder(this.client, root, '', options);
    return entries
      .filter(({ isFolder }) => !isFolder)
      .map(({ path, size }) => ({ path, size }));
  }

  /** One file of a version's artefact; see `ModelRegistry.readArtefactFile`. */
  async readFile(
    query: VersionKey & { path: string; maxBytes: number },
    options?: CallOptions,
  ): Promise<Uint8Array> {
    const path = checkPath(query.path);
    const root = await this.#findRoot(query, options);
    try {
      const { body } = await this.client.bytes({
        path: `${PROXY_PATH}/${encodePath(`${root}/${path}`)}`,
        maxAnswerBytes: query.maxBytes,
        signal: options?.signal,
      });
      return body;
    } catch (error) {
      if (error instanceof AnswerTooLargeError) {
        throw new InputError(
          `${path} of version ${query.version} of ${query.model} is larger than ${query.maxBytes} bytes`,
        );
      }
      throw error;
    }
  }

  async #digestFile(
    root: string,
    file: ArtefactFile,
    count: (bytes: number) => void,
    options?: CallOptions,
  ): Promise<DigestedFile> {
    let size = 0;
    return this.client.stream(
      {
        path: `${PROXY_PATH}/${encodePath(`${root}/${file.path}`)}`,
        signal: options?.signal,
      },
      async pieces => {
        // What a broken try has read does not count.
        count(-size);
        size = 0;
        const hash = createHash('sha256');
        let opening = Buffer.alloc(0);
        for await (const piece of pieces) {
          size += piece.byteLength;
          count(piece.byteLength);
          hash.update(piece);
          if (opening.byteLength < OPENING) {
            opening = Buffer.concat([opening, piece]).subarray(0, OPENING);
          }
        }
        return {
          path: file.path,
          size,
          sha256: hash.digest('hex'),
          // A copy, so that the piece it was cut from can go.
          opening: Uint8Array.from(opening),
        };
      },
    );
  }

  /** The artefact's root below the proxy. */
  async #findRoot(key: VersionKey, options?: CallOptions): Promise<string> {
    const { signal } = options ?? {};
    const answer = await this.client.json(downloadUriAnswer, {
      path: `${API}/model-versions/get-download-uri`,
      query: { name: key.model, version: key.version },
      signal,
    });
    const location = parseLocation(answer.artifact_uri, this.ownHosts);
    switch (location.kind) {
      case 'proxy':
        return location.path;
      case 'run': {
        const { run } = await this.client.json(runArtifactUriAnswer, {
          path: `${API}/runs/get`,
          query: { run_id: location.runId },
          signal,
        });
        return `${this.#proxyPathOf(run.info.artifact_uri)}/${location.path}`;
      }
      default: {
        const { model } = await this.client.json(loggedModelUriAnswer, {
          path: `${API}/logged-models/${encodeURIComponent(location.modelId)}`,
          signal,
        });
        return this.#proxyPathOf(model.info.artifact_uri);
      }
    }
  }

  #proxyPathOf(address: string): string {
    const location = parseLocation(address, this.ownHosts);
    if (location.kind !== 'proxy') {
      throw new InputError(
        'The artefact is at an address that points at another one, which is not followed',
      );
    }
    return location.path;
  }

  #tooLarge({ model, version }: VersionKey) {
    return new InputError(
      `The artefact of version ${version} of ${model} is larger than ${this.maxBytes} bytes; raise maxArtefactBytes of the MLflow instance to digest it`,
    );
  }
}
