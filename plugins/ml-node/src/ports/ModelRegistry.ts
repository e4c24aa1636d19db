import type {
  ArtefactDigest,
  CallOptions,
  ConditionalPage,
  ConditionalRequest,
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
  /** Logged model (MLflow 3) that it was registered from. */
  loggedModelId?: string;
  /** Artefact's address in the source's words. */
  source?: string;
  aliases: string[];
  /** Where the source has stages besides aliases; absent for none. */
  stage?: string;
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
  /**
   * Registered models; without an order the latest change first, which is when a version came or went or the
   * description changed: aliases and tags need not count. `limit` at most 1,000. A cursor stays good with another limit.
   * A page may be empty though more follow.
   */
  listModels(
    request: ConditionalRequest & { order?: 'changed' | 'name' },
    options?: CallOptions,
  ): Promise<ConditionalPage<RegisteredModel>>;
  /**
   * Versions of all models, or of one, without their aliases; by model and then the newest first, or the latest change
   * first. `limit` at most 1,000. A cursor stays good with another limit. A page may be empty though more follow.
   */
  listAllVersions(
    request: ConditionalRequest & {
      order: 'changed' | 'model';
      model?: string;
    },
    options?: CallOptions,
  ): Promise<ConditionalPage<Omit<RegisteredVersion, 'aliases'>>>;
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
  /** The files at the top of the artefact, without those in its folders; empty where it has none. */
  listArtefactFiles(
    key: VersionKey,
    options?: CallOptions,
  ): Promise<ArtefactFile[]>;
  /** One file of the artefact, at most `maxBytes` long; throws `InputError` when it is longer. */
  readArtefactFile(
    query: VersionKey & { path: string; maxBytes: number },
    options?: CallOptions,
  ): Promise<Uint8Array>;
  /** Page for people. */
  versionUrl(key: VersionKey): string | undefined;
  /** Address for programs (serving code, jobs), without credentials. */
  readonly clientUri: string;
  /** Where the system tells of changes by itself and the configuration wants it to; absent otherwise. */
  readonly hints?: ChangeHints;
}

/** One request of the system that says that something changed, as it came over HTTP. */
export type HintDelivery = {
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  /** The body as it was sent: signatures are over its bytes. */
  body: Uint8Array;
};

/** A move of an alias that the system tells of. */
export type ToldMove = {
  alias: string;
  /** Undefined where the alias was taken away. */
  version?: string;
  /** When it was told, at the earliest when it was made; milliseconds since the epoch. */
  at: number;
};

/** What a hint says. It is a reason to look; beside that only a move that it tells of is believed. */
export type ChangeHint = {
  /** The same when a delivery is repeated. */
  deliveryId: string;
  /** The registered model that changed, where the hint names one. */
  model?: string;
  /** The move of one of its aliases, where that is what changed. */
  move?: ToldMove;
};

/** A system that tells of changes by itself. */
export interface ChangeHints {
  /**
   * Registers an address with the system, or puts right what is registered there; does nothing when all is well. The
   * configuration may name another address. Throws `InputError` or `NotAllowedError` when the system refuses.
   */
  subscribe(address: string, options?: CallOptions): Promise<void>;
  /** Checks who sent a delivery and when; undefined for one that is forged or too old. */
  verify(delivery: HintDelivery, now: Date): ChangeHint | undefined;
}
