import type { RunSearch, RunSelection } from './store/RunSearch';
import { MOST_COUNTED } from './store/RunSearch';

/** How long a count is taken for the present, in milliseconds. */
const AGE = 10_000;
const MOST_KEPT = 500;
/** Longest that a page waits for its count, in milliseconds. */
const PATIENCE = 4;

type Known = { total: Promise<number>; until: number };

/** How many runs match: counted at most every ten seconds for one list, as counting costs more than the page itself. */
export class RunTotals {
  readonly #search: RunSearch;
  readonly #now: () => Date;
  readonly #known = new Map<string, Known>();

  constructor(options: { search: RunSearch; now: () => Date }) {
    this.#search = options.search;
    this.#now = options.now;
  }

  /**
   * At most 10,000, which stands for more. Undefined when counting takes longer than a reader should wait for a page;
   * the next look has it.
   */
  async soon(selection: RunSelection): Promise<number | undefined> {
    const total = this.#of(selection);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>(resolve => {
      timer = setTimeout(() => resolve(undefined), PATIENCE);
    });
    try {
      return await Promise.race([total, patience]);
    } finally {
      clearTimeout(timer);
    }
  }

  #of(selection: RunSelection): Promise<number> {
    const key = JSON.stringify(selection);
    const now = +this.#now();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.total;
    const total = this.#search
      .count(selection)
      .then(count => Math.min(count, MOST_COUNTED));
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(key, { total, until: now + AGE });
    // Who waits for it is told; when nobody does, the next look counts again.
    total.catch(() => this.#known.delete(key));
    return total;
  }
}
