import { createHash } from 'node:crypto';
import { isError } from '@backstage/errors';
import type {
  CallOptions,
  DigestedArtefact,
  ModelRegistry,
  VersionKey,
} from '@slipway/plugin-ml-node';

const MOST_BYTES = 1024 * 1024;

/** Reads small files of a digested artefact as text, and only bytes that the digest was made of. */
export class ArtefactTexts {
  readonly #registry: ModelRegistry;
  readonly #key: VersionKey;
  readonly #files: ReadonlyMap<string, DigestedArtefact['files'][number]>;
  readonly #options?: CallOptions;
  readonly #unread: string[] = [];
  #failed = false;

  constructor(
    registry: ModelRegistry,
    { model, version }: VersionKey,
    artefact: DigestedArtefact,
    options?: CallOptions,
  ) {
    this.#registry = registry;
    this.#key = { model, version };
    this.#files = new Map(artefact.files.map(file => [file.path, file]));
    this.#options = options;
  }

  /** Was there a file that could not be read, though it is there and small enough? Another try may get it. */
  get haveFailed(): boolean {
    return this.#failed;
  }

  /** Files that are there, were asked for, and could not be read, also those that are too large. */
  get unread(): string[] {
    return this.#unread;
  }

  /** Never throws: undefined for a file that is not there, is too large, or could not be read as it was digested. */
  async read(path: string): Promise<string | undefined> {
    const file = this.#files.get(path);
    if (!file) return undefined;
    const text = file.size > MOST_BYTES ? undefined : await this.#read(file);
    if (text === undefined) this.#unread.push(path);
    return text;
  }

  async #read({
    path,
    sha256,
  }: DigestedArtefact['files'][number]): Promise<string | undefined> {
    try {
      const bytes = await this.#registry.readArtefactFile(
        { ...this.#key, path, maxBytes: MOST_BYTES },
        this.#options,
      );
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found === sha256) return Buffer.from(bytes).toString('utf8');
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return undefined;
    }
    this.#failed = true;
    return undefined;
  }
}
