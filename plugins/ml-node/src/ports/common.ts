/** SHA-256 of an artefact tree, `sha256:<64 hex>`; see docs/reference/contracts.md. */
export type ArtefactDigest = `sha256:${string}`;

/**
 * One page of a list. `nextCursor` is opaque and absent on the last page. `leftOut` says how many items belong on the page
 * and cannot be read.
 */
export type Page<T> = { items: T[]; nextCursor?: string; leftOut?: number };

/** Ask for one page. `limit` is between 1 and the caller's bound. */
export type PageRequest = { limit: number; cursor?: string };

/** What every adapter instance says of itself. */
export interface PortInstance {
  /** Name in the configuration; unique among the instances of one port. */
  readonly name: string;
  /** The adapter's system as people call it: `MLflow`, `Ray`. Shown in errors and pages. */
  readonly system: string;
  /** Address for people, without credentials. */
  readonly webUrl?: string;
}

/** Options of every call to an outside system. */
export type CallOptions = { signal?: AbortSignal };
