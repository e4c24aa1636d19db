import type { CallOptions } from './common';
import type { SourceArchive } from './Launcher';

/** A repository and the commit that a branch or tag pointed at. */
export type ResolvedSource = {
  /** Address of the tree without credentials, for people. */
  url: string;
  /** Full commit id, or the reader's own immutable identifier of the tree. */
  commit: string;
};

/** Reads immutable source trees. */
export interface SourceReader {
  /** Finds the commit that `url` (a Backstage repository URL, `…/src/branch/main/`) points at now. */
  resolve(url: string, options?: CallOptions): Promise<ResolvedSource>;
  /**
   * The tree at a commit as a zip with the same bytes for the same tree. Throws `InputError` above the configured size
   * bound.
   */
  archive(
    source: ResolvedSource,
    options?: CallOptions,
  ): Promise<SourceArchive>;
}
