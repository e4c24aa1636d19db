import { BehindPages } from './BehindPages';
import { MOST_COUNTED, type RunSearch } from './store/RunSearch';
import type { RunSelection } from './store/selectionSql';

/** How long a count is taken for the present, in milliseconds. */
const AGE = 10_000;
const MOST_KEPT = 500;
const MOST_WAITING = 20;
/** Longest that a page waits for its count, in milliseconds. */
const PATIENCE = 2;

type Known = {
  last?: number;
  counting?: Promise<number>;
  /** Asked for, and waits for a quiet moment. */
  isWaiting: boolean;
  until: number;
};

// JSON has no infinity, which a filter may name.
const keyOf = (selection: RunSelection) =>
  JSON.stringify(selection, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value)
      ? String(value)
      : value,
  );

/**
 * How many runs match: counted at most every ten seconds for one list, as counting costs more than the page itself, and
 * not beside other pages unless a reader is still there and asks again.
 */
export class RunTotals {
  readonly #search: Pick<RunSearch, 'count'>;
  readonly #now: () => Date;
  readonly #behind: BehindPages;
  readonly #known = new Map<string, Known>();

  constructor(options: {
    search: Pick<RunSearch, 'count'>;
    now: () => Date;
    behind?: BehindPages;
  }) {
    this.#search = options.search;
    this.#now = options.now;
    this.#behind = options.behind ?? new BehindPages({ most: MOST_WAITING });
  }

  /**
   * At most 10,000, which stands for more. What was counted last while it is counted again; undefined when nothing was
   * counted yet and counting takes longer than a reader should wait for a page: the next look has it.
   */
  async soon(selection: RunSelection): Promise<number | undefined> {
    const known = this.#of(selection);
    if (!known.counting) return known.last;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>(resolve => {
      timer = setTimeout(() => resolve(undefined), PATIENCE);
    });
    try {
      return (await Promise.race([known.counting, patience])) ?? known.last;
    } finally {
      clearTimeout(timer);
    }
  }

  #of(selection: RunSelection): Known {
    this.#behind.asked();
    const key = keyOf(selection);
    const before = this.#known.get(key);
    if (before && (before.counting || before.until > +this.#now())) {
      return before;
    }
    const known: Known = before ?? { isWaiting: false, until: 0 };
    if (!before && this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(key, known);
    if (known.isWaiting) {
      this.#count(key, selection, known);
      return known;
    }
    known.isWaiting = true;
    this.#behind.do(async () => {
      if (known.isWaiting) await this.#count(key, selection, known);
    });
    return known;
  }

  #count(key: string, selection: RunSelection, known: Known): Promise<number> {
    known.isWaiting = false;
    known.until = +this.#now() + AGE;
    known.counting = this.#search.count(selection).then(count => {
      known.last = Math.min(count, MOST_COUNTED);
      known.counting = undefined;
      return known.last;
    });
    // Who waits for it is told; when nobody does, the next look counts again.
    known.counting.catch(() => this.#known.delete(key));
    return known.counting;
  }
}
