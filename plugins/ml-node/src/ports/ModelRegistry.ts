import type {
  ArtefactDigest,
  CallOptions,
  Page,
  PageRequest,
  PortInstance,
} from './common';

/** A long-lived registered model. */
export type RegisteredModel = {
  name: string;
  description?: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  updatedAt: number;
  /** Alias -> version. */
  aliases: Record<string, string>;
  tags: Record<string, string>;
};

/** One immutable version. Times in milliseconds since the epoch. */
export type RegisteredVersion = {
  model: string;
  version: string;
  status: 'pending' | 'ready' | 'failed';
  statusMessage?: string;
  createdAt: number;
  updatedAt: number;
  user?: string;
  description?: string;
  /** Run that made it. */
  runId?: string;
  /** Artefact's address in the source's words. */
  source?: string;
  aliases: string[];
  tags: Record<string, string>;
};

/** One file of an artefact. */
export type ArtefactFile = {
  path: string;
  /** Bytes. */
  size: number;
};

/** A file with its own SHA-256 in hex. */
export type DigestedFile = ArtefactFile & {
  sha256: string;
  /** Its first bytes, at most 128, where the adapter keeps them: they say how the file is written. */
  opening?: Uint8Array;
};

/** An artefact's digest and the files that make it, ordered by path. */
export type DigestedArtefact = {
  digest: ArtefactDigest;
  files: DigestedFile[];
  /** Sum of the files' sizes in bytes. */
  size: number;
};

/** Name and version. */
export type VersionKey = { model: string; version: string };

/**
 * A system that registers model versions. Errors as in `TrackingServer`.
 */
export interface ModelRegistry extends PortInstance {
  check(options?: CallOptions): Promise<{ version: string }>;
  /** One registered model with its aliases, as the source has it now. */
  getModel(name: string, options?: CallOptions): Promise<RegisteredModel>;
  /** Registered models, latest change first. `limit` at most 1,000. */
  listModels(
    request: PageRequest,
    options?: CallOptions,
  ): Promise<Page<RegisteredModel>>;
  /** Versions of one model, newest first. `limit` at most 1,000. */
  listVersions(
    request: PageRequest & {
      model: string;
      tag?: { key: string; value: string };
    },
    options?: CallOptions,
  ): Promise<Page<RegisteredVersion>>;
  /** One version as the source has it now. */
  getVersion(
    key: VersionKey,
    options?: CallOptions,
  ): Promise<RegisteredVersion>;
  /** The version an alias points at now, or undefined. */
  getAlias(
    query: { model: string; alias: string },
    options?: CallOptions,
  ): Promise<string | undefined>;
  /** Points an alias at a version; the source replaces silently, so callers read before and after. */
  setAlias(
    command: { model: string; alias: string; version: string },
    options?: CallOptions,
  ): Promise<void>;
  /** Takes an alias away; does nothing when it is not there. */
  deleteAlias(
    command: { model: string; alias: string },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * Reads every file of the artefact and digests it. Throws `InputError` when it has more than 10,000 files or is
   * larger than the configured bound.
   */
  digestArtefact(
    key: VersionKey,
    options?: CallOptions,
  ): Promise<DigestedArtefact>;
  /** One file of the artefact, at most `maxBytes` long; throws `InputError` when it is longer. */
  readArtefactFile(
    query: VersionKey & { path: string; maxBytes: number },
    options?: CallOptions,
  ): Promise<Uint8Array>;
  /** Page for people. */
  versionUrl(key: VersionKey): string | undefined;
  /** Address for programs (serving code, jobs), without credentials. */
  readonly clientUri: string;
}
