/** SHA-256 of an artefact tree, `sha256:<64 hex>`; see docs/reference/contracts.md. */
export type ArtefactDigest = `sha256:${string}`;

/**
 * Something of a list that cannot be read: what it is called, where the source says so, and why. Neither holds secrets of
 * the adapter's; what the source wrote into them may be anything.
 */
export type LeftOut = { name?: string; why: string };

/**
 * One page of a list. `nextCursor` is opaque and absent on the last page. `leftOut` says how many items belong on the page
 * and cannot be read, `whyLeftOut` of some of them or all which they are and why.
 */
export type Page<T> = {
  items: T[];
  nextCursor?: string;
  leftOut?: number;
  whyLeftOut?: LeftOut[];
};

/**
 * A page that may be asked for again on condition that it changed, in the words of HTTP (RFC 9110, 8.8.3 and 13.1.2).
 * `etag` names the source's whole answer; absent where a source or an adapter has none. A page that was asked for with
 * the `etag` that it still has is empty and `notModified`.
 */
export type ConditionalPage<T> = Page<T> & {
  etag?: string;
  notModified?: true;
};

/** Ask for one page, only where it is no longer the one of that `etag`. */
export type ConditionalRequest = PageRequest & { ifNoneMatch?: string };

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
