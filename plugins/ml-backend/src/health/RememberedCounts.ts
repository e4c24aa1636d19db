import type { LoggerService } from '@backstage/backend-plugin-api';
import { DateTime, Duration } from 'luxon';
import type { CountedObjective } from '../entities';
import { isNothing, type Counted } from './errorBudget';
import type { ObservationStore } from './ObservationStore';

/** Counts that are remembered: more than a fleet has objectives. */
const MOST = 50_000;
/** As time passes, what was counted holds for this share of its window, and for at least so long, in milliseconds. */
const SHARE = 1 / 1_000;
const SHORTEST = 60_000;

/** What is to be counted over a window that ends now. */
export type CountQuestion = Pick<
  CountedObjective,
  'indicator' | 'condition' | 'window'
> & { subject: string };

/** What is known; times in milliseconds since 1970. */
export type CountAnswer = {
  /** Absent where it could not be counted yet. */
  counted?: Counted;
  /** When it may be counted anew; absent where it is of everything that was observed. */
  againAt?: number;
};

/** What was counted, and for how long it holds; times in milliseconds since 1970. */
type Known = {
  counted?: Counted;
  /** Of which observations; absent where counting failed. */
  changes?: string;
  /** Until then it is not counted anew, whatever is observed. */
  heldUntil: number;
  /** From then on it is counted anew, though nothing was observed. */
  until: number;
};

type Due = { question: CountQuestion; changes: string | undefined };

/** When a window begins that ends at a time. */
export const sinceOf = (window: string, now: Date): Date =>
  DateTime.fromJSDate(now, { zone: 'utc' })
    .minus(Duration.fromISO(window))
    .toJSDate();

const holding = (counted: Counted, now: Date) => ({
  heldUntil: isNothing(counted) ? +now : +now + SHORTEST,
  until: +now + Math.max(SHORTEST, SHARE * (+now - Date.parse(counted.since))),
});

const keyOf = ({ subject, indicator, condition, window }: CountQuestion) =>
  JSON.stringify([subject, indicator, condition, window]);

/**
 * Counts, and remembers what was counted. The fleet looks at every model in turn, again and again, while counting reads
 * every observation of a window. So what was counted holds until something new was stored of the same observations, by
 * whichever replica, or a thousandth of the window has passed; and for at least a minute, unless there was nothing to
 * count. Who asks while it is counted waits for the same count. Where counting fails, what was counted before stays for a
 * minute. What nobody asked for the longest is forgotten first.
 */
export class RememberedCounts {
  readonly #store: Pick<ObservationStore, 'countOccurrences' | 'findChanges'>;
  readonly #logger: LoggerService;
  readonly #most: number;
  readonly #now: () => Date;
  /** The one asked for last is the last. */
  readonly #known = new Map<string, Known>();
  readonly #counting = new Map<string, Promise<Map<string, Known>>>();

  constructor(options: {
    store: Pick<ObservationStore, 'countOccurrences' | 'findChanges'>;
    logger: LoggerService;
    /** How many counts are remembered. */
    most?: number;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#most = options.most ?? MOST;
    this.#now = options.now;
  }

  /** Answers in the questions' order; does not reject. */
  async of(questions: readonly CountQuestion[]): Promise<CountAnswer[]> {
    if (questions.length === 0) return [];
    const keys = questions.map(keyOf);
    // Before it is counted: what is stored meanwhile is counted, or another change.
    const changes = await this.#findChanges(questions, keys);
    const now = this.#now();
    const due = new Map<string, Due>();
    keys.forEach((key, index) => {
      if (this.#isDue(key, changes[index], now)) {
        due.set(key, { question: questions[index], changes: changes[index] });
      }
    });
    if (due.size > 0) this.#count(due, now);
    return Promise.all(
      keys.map(async (key, index) => {
        const known = await this.#find(key);
        const isOfAll = known?.changes === changes[index];
        return {
          counted: known?.counted,
          againAt: isOfAll ? undefined : known?.heldUntil,
        };
      }),
    );
  }

  async #findChanges(
    questions: readonly CountQuestion[],
    keys: readonly string[],
  ): Promise<(string | undefined)[]> {
    try {
      return await this.#store.findChanges(questions);
    } catch (error) {
      this.#logger.warn(
        `What was observed anew is not counted, for it could not be looked up: ${error}`,
      );
      return keys.map(key => this.#known.get(key)?.changes);
    }
  }

  #isDue(key: string, changes: string | undefined, now: Date): boolean {
    if (this.#counting.has(key)) return false;
    const known = this.#known.get(key);
    if (!known) return true;
    return (
      +now >= known.until ||
      (changes !== known.changes && +now >= known.heldUntil)
    );
  }

  #count(due: ReadonlyMap<string, Due>, now: Date): void {
    const counting = this.#countNow(due, now);
    for (const key of due.keys()) this.#counting.set(key, counting);
    counting.then(() => {
      for (const key of due.keys()) this.#counting.delete(key);
    });
  }

  async #countNow(
    due: ReadonlyMap<string, Due>,
    now: Date,
  ): Promise<Map<string, Known>> {
    const counts = await this.#countOrWarn([...due.values()], now);
    return new Map(
      [...due].map(([key, { changes }], index) => {
        const counted = counts?.[index];
        const known = counted
          ? { counted, changes, ...holding(counted, now) }
          : {
              counted: this.#known.get(key)?.counted,
              heldUntil: +now + SHORTEST,
              until: +now + SHORTEST,
            };
        this.#remember(key, known);
        return [key, known];
      }),
    );
  }

  async #countOrWarn(
    due: readonly Due[],
    now: Date,
  ): Promise<Counted[] | undefined> {
    try {
      const questions = due.map(({ question }) => ({
        ...question,
        since: sinceOf(question.window, now).toISOString(),
      }));
      const counts = await this.#store.countOccurrences(questions);
      return counts.map((count, index) => ({
        ...count,
        since: questions[index].since,
        countedAt: now.toISOString(),
      }));
    } catch (error) {
      this.#logger.warn(
        `Error budgets stay as they were, for their observations could not be counted: ${error}`,
      );
      return undefined;
    }
  }

  async #find(key: string): Promise<Known | undefined> {
    const known = this.#known.get(key);
    if (known) this.#remember(key, known);
    const counting = await this.#counting.get(key);
    return counting?.get(key) ?? known;
  }

  #remember(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    if (this.#known.size <= this.#most) return;
    const [oldest] = this.#known.keys();
    this.#known.delete(oldest);
  }
}
