import type { FleetFilter, Visibility } from './types';

/** How long a count is taken for the present, in milliseconds: as long as the index itself may be old. */
const AGE = 5_000;
const MOST = 1_000;

/**
 * Counts that were made a moment ago. A page is asked for many times with the same filter, and counting reads every
 * model; what this replica writes is counted at once, what another one writes within five seconds.
 */
export class RecentCounts<T> {
  readonly #known = new Map<string, { count: Promise<T>; until: number }>();
  readonly #lists = new WeakMap<readonly string[], number>();
  #nextList = 0;

  /** The count of what a filter lets through for whom; `make` is asked when it is not known. */
  of(
    filter: FleetFilter,
    visibility: Visibility,
    make: () => Promise<T>,
  ): Promise<T> {
    const key = JSON.stringify([this.#viewer(visibility), filter]);
    const now = performance.now();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.count;
    if (this.#known.size >= MOST) this.#known.clear();
    const count = make();
    this.#known.set(key, { count, until: now + AGE });
    count.catch(() => this.#known.delete(key));
    return count;
  }

  /** Something was written. */
  clear(): void {
    this.#known.clear();
  }

  /** Lists are told apart by identity: the same list is handed out for some seconds. */
  #viewer(visibility: Visibility): string | number {
    if (typeof visibility === 'string') return visibility;
    const known = this.#lists.get(visibility) ?? this.#nextList++;
    this.#lists.set(visibility, known);
    return known;
  }
}
