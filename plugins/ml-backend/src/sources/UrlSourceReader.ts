import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  UrlReaderService,
  UrlReaderServiceReadTreeResponse,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  NotModifiedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type {
  CallOptions,
  ResolvedSource,
  SourceArchive,
  SourceReader,
} from '@slipway/plugin-ml-node';
import { ArchiveCache } from './ArchiveCache';
import { commitUrl, withoutCredentials } from './commitUrl';
import { Counted, type SourceBounds } from './Counted';
import { packFolder, type PackedFolder } from './packFolder';

const CACHED_BYTES = 128 * 1024 * 1024;
const MOST_HEADS = 1_000;

// A Git commit id (SHA-1 or SHA-256) in full. A reader that gives something else as its etag gives no commit.
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Reads source trees by Backstage's URL reader, from every forge that it knows. */
export class UrlSourceReader implements SourceReader {
  readonly #cache = new ArchiveCache(CACHED_BYTES);
  readonly #heads = new Map<string, string>();

  constructor(
    private readonly options: {
      urlReader: UrlReaderService;
      integrations: ScmIntegrationRegistry;
      bounds: SourceBounds;
    },
  ) {}

  async resolve(url: string, options?: CallOptions): Promise<ResolvedSource> {
    const shown = withoutCredentials(parseAddress(url));
    const known = this.#findKnown(shown);
    const read = await this.#read(shown, { ...options, known });
    if (read === 'unchanged' && known) return { url: shown, commit: known };
    const { tree, counted } = requireTree(shown, read);
    const commit = requireCommit(shown, tree.etag);
    // The tree is on its way anyway, and whoever asks for the commit will want it.
    await this.#cache.get(this.#addressAt(shown, commit), () =>
      pack(tree, counted),
    );
    if (this.#heads.size >= MOST_HEADS) this.#heads.clear();
    this.#heads.set(shown, commit);
    return { url: shown, commit };
  }

  async archive(
    source: ResolvedSource,
    options?: CallOptions,
  ): Promise<SourceArchive> {
    const address = this.#addressAt(source.url, source.commit);
    const { sha256, bytes } = await this.#cache.get(address, async () => {
      const { tree, counted } = requireTree(
        address,
        await this.#read(address, options),
      );
      if (requireCommit(address, tree.etag) !== source.commit) {
        throw new InputError(
          `The source ${source.url} is at ${tree.etag} and no longer at ${source.commit}, and its forge cannot be asked for a commit`,
        );
      }
      return pack(tree, counted);
    });
    return { sha256, read: async () => bytes };
  }

  #addressAt(url: string, commit: string): string {
    return commitUrl(url, this.options.integrations.byUrl(url)?.type, commit);
  }

  /** The commit that an address pointed at last, while its archive is still here. */
  #findKnown(url: string): string | undefined {
    const commit = this.#heads.get(url);
    return commit && this.#cache.has(this.#addressAt(url, commit))
      ? commit
      : undefined;
  }

  async #read(
    url: string,
    options: CallOptions & { known?: string } = {},
  ): Promise<ReadTree | 'unchanged'> {
    const counted = new Counted(url, this.options.bounds);
    try {
      const tree = await this.options.urlReader.readTree(url, {
        filter: (_path, info) => counted.add(info?.size ?? 0),
        etag: options.known,
        signal: options.signal,
      });
      return { tree, counted };
    } catch (error) {
      options.signal?.throwIfAborted();
      if (isError(error) && error.name === NotModifiedError.name) {
        return 'unchanged';
      }
      throw explain(url, toError(error));
    }
  }
}

type ReadTree = { tree: UrlReaderServiceReadTreeResponse; counted: Counted };

function requireTree(url: string, read: ReadTree | 'unchanged'): ReadTree {
  if (read === 'unchanged') {
    throw new ServiceUnavailableError(
      `The forge of ${url} says that nothing has changed, though it was not asked; try again`,
    );
  }
  return read;
}

async function pack(
  tree: UrlReaderServiceReadTreeResponse,
  counted: Counted,
): Promise<PackedFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-source-'));
  try {
    await tree.dir({ targetDir: folder });
    if (counted.refusal) throw counted.refusal;
    return await packFolder(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function parseAddress(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new InputError(
      `The source '${url}' is not an http address; write one such as https://forge.example/org/repository/src/branch/main/`,
    );
  }
  return url;
}

function requireCommit(url: string, etag: string): string {
  if (!COMMIT.test(etag)) {
    throw new InputError(
      `The forge of ${url} does not say which commit it gives ('${etag}'), so nothing can be launched from it`,
    );
  }
  return etag;
}

function explain(url: string, error: Error): Error {
  if (error instanceof InputError) return error;
  const is = (type: { name: string }) =>
    isError(error) && error.name === type.name;
  if (is(NotFoundError)) {
    return new NotFoundError(`There is no source at ${url}`, error);
  }
  if (is(NotAllowedError)) {
    return new InputError(
      `The portal does not read from ${url}; add its host to integrations in app-config.yaml`,
      error,
    );
  }
  return new ServiceUnavailableError(
    `The source at ${url} could not be read; see that its forge answers`,
    error,
  );
}
