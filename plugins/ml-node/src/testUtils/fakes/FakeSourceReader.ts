import { NotFoundError } from '@backstage/errors';
import { zipSync } from 'fflate';
import { sha256Hex } from '../../artefacts';
import type {
  CallOptions,
  ResolvedSource,
  SourceArchive,
  SourceReader,
} from '../../ports';
import { FakeFaults } from './FakeFaults';

/** Methods of the port that can be made to fail. */
export type SourceReaderMethod = 'resolve' | 'archive';

/** Files by path. */
export type SourceTree = Record<string, string>;

/** A zip with these files at its root; the same tree gives the same bytes. */
export function createSourceArchive(tree: SourceTree): SourceArchive {
  const files = Object.fromEntries(
    Object.entries(tree)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, text]) => [path, new TextEncoder().encode(text)]),
  );
  const bytes = zipSync(files, { mtime: new Date(1980, 0, 1) });
  return { sha256: sha256Hex(bytes), read: async () => bytes };
}

/** Repositories in memory. */
export class FakeSourceReader implements SourceReader {
  /** Makes the forge slow, silent or failing. */
  readonly faults = new FakeFaults<SourceReaderMethod>('Fake forge');

  readonly #heads = new Map<string, string>();
  readonly #trees = new Map<string, SourceTree>();

  /** Moves the branch that `url` names to a new commit with these files, and says the commit. */
  commit(url: string, tree: SourceTree): string {
    const commit = sha256Hex(
      JSON.stringify([url, this.#heads.get(url) ?? '', tree]),
    ).slice(0, 40);
    this.#heads.set(url, commit);
    this.#trees.set(commit, tree);
    return commit;
  }

  async resolve(url: string, options?: CallOptions): Promise<ResolvedSource> {
    return this.faults.run('resolve', options, () => {
      const commit = this.#heads.get(url);
      if (!commit) {
        throw new NotFoundError(`There is no source at ${url}`);
      }
      return { url, commit };
    });
  }

  async archive(
    source: ResolvedSource,
    options?: CallOptions,
  ): Promise<SourceArchive> {
    return this.faults.run('archive', options, () => {
      const tree = this.#trees.get(source.commit);
      if (!tree) {
        throw new NotFoundError(
          `There is no commit ${source.commit} at ${source.url}`,
        );
      }
      return createSourceArchive(tree);
    });
  }
}
