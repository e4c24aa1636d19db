import { DateTime, Duration } from 'luxon';
import type { Objective } from '../entities';
import type { OccurrenceQuestion } from './countOccurrences';
import { sayObjective, withBudget } from './errorBudget';
import type { ObservationStore } from './ObservationStore';
import type { ObjectiveState } from './types';
import { duration } from './words';

/** Entities whose budgets are remembered: more than a fleet has. */
const MOST = 20_000;
/** As time passes, what was counted holds for this share of its window, and for at least so long, in milliseconds. */
const SHARE = 1 / 1_000;
const SHORTEST = 60_000;

/** An entity with its objectives. */
export type WithObjectives = { ref: string; objectives?: readonly Objective[] };

/** What was counted of an entity, and of what. */
type Known = {
  objectives: string;
  newest?: string;
  /** In milliseconds since 1970. */
  until: number;
  states: ObjectiveState[];
};

type CountedQuestion = OccurrenceQuestion & { target: number };

/** Until when what is counted now stays true enough, in milliseconds since 1970. */
const staysUntil = (
  question: OccurrenceQuestion | undefined,
  now: Date,
): number =>
  question
    ? +now + Math.max(SHORTEST, SHARE * (+now - Date.parse(question.since)))
    : Infinity;

/**
 * What is left of the error budgets of entities. The fleet looks at every model in turn, again and again, while counting
 * reads every observation of a window: what was counted of an entity is remembered until something newer is observed of
 * it, its objectives change, or a thousandth of its shortest window has passed, at least a minute. What is sent late, and
 * is older than the newest, is counted at once by the replica that takes it, and by others when that time has passed.
 * What nobody asked for the longest is forgotten first.
 */
export class ErrorBudgets {
  readonly #store: Pick<
    ObservationStore,
    'countOccurrences' | 'findNewestTimes'
  >;
  readonly #retention: Duration;
  readonly #most: number;
  readonly #now: () => Date;
  /** The one asked for last is the last. */
  readonly #known = new Map<string, Known>();

  constructor(options: {
    store: Pick<ObservationStore, 'countOccurrences' | 'findNewestTimes'>;
    /** How long observations are kept: a longer window cannot be counted. */
    retention: Duration;
    /** How many entities are remembered. */
    most?: number;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#retention = options.retention;
    this.#most = options.most ?? MOST;
    this.#now = options.now;
  }

  /** The states of each entity's objectives, in their order; those without objectives are left out. */
  async of(
    entities: readonly WithObjectives[],
  ): Promise<Map<string, ObjectiveState[]>> {
    const now = this.#now();
    const asked = entities.flatMap(({ ref, objectives = [] }) =>
      objectives.length ? [{ ref, objectives }] : [],
    );
    const newest = await this.#store.findNewestTimes(
      asked.map(({ ref }) => ref),
    );
    const states = new Map<string, ObjectiveState[]>();
    const uncounted = asked.filter(({ ref, objectives }) => {
      const known = this.#known.get(ref);
      const isCurrent =
        known !== undefined &&
        known.newest === newest.get(ref) &&
        known.objectives === JSON.stringify(objectives) &&
        +now < known.until;
      if (isCurrent) {
        this.#remember(ref, known);
        states.set(ref, known.states);
      }
      return !isCurrent;
    });
    for (const [ref, found] of await this.#count(uncounted, now)) {
      this.#remember(ref, { ...found, newest: newest.get(ref) });
      states.set(ref, found.states);
    }
    return states;
  }

  /** Counts these anew when they are asked for next. */
  forget(refs: readonly string[]): void {
    refs.forEach(ref => this.#known.delete(ref));
  }

  async #count(
    entities: readonly Required<WithObjectives>[],
    now: Date,
  ): Promise<Map<string, Known>> {
    const plans = entities.map(({ ref, objectives }) => ({
      ref,
      objectives: JSON.stringify(objectives),
      parts: objectives.map(objective => this.#plan(ref, objective, now)),
    }));
    const questions = plans.flatMap(({ parts }) =>
      parts.flatMap(({ question }) => question ?? []),
    );
    const counted = await this.#store.countOccurrences(questions);
    const answers = new Map(questions.map((one, at) => [one, counted[at]]));
    return new Map(
      plans.map(({ ref, objectives, parts }) => [
        ref,
        {
          objectives,
          until: Math.min(
            ...parts.map(({ question }) => staysUntil(question, now)),
          ),
          states: parts.map(({ said, question }) => {
            const answer = question && answers.get(question);
            if (!answer) return said;
            const { since } = question;
            const countedAt = now.toISOString();
            return withBudget(said, question, { ...answer, since, countedAt });
          }),
        },
      ]),
    );
  }

  /** What is said of an objective anyway, and what is to be counted for it. */
  #plan(
    subject: string,
    objective: Objective,
    now: Date,
  ): { said: ObjectiveState; question?: CountedQuestion } {
    if ('problem' in objective) return { said: objective };
    const said = sayObjective(objective);
    const since = DateTime.fromJSDate(now, { zone: 'utc' })
      .minus(Duration.fromISO(objective.window))
      .toJSDate();
    const kept = this.#retention.toMillis();
    if (+since < +now - kept) {
      const problem = `Its window is longer than observations are kept, which is ${duration(
        kept,
      )} (ml.health.retention)`;
      return { said: { ...said, problem } };
    }
    const question = { ...objective, subject, since: since.toISOString() };
    return { said, question };
  }

  #remember(ref: string, known: Known): void {
    this.#known.delete(ref);
    this.#known.set(ref, known);
    if (this.#known.size <= this.#most) return;
    const [oldest] = this.#known.keys();
    this.#known.delete(oldest);
  }
}
