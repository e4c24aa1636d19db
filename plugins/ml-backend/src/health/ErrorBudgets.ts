import type { Duration } from 'luxon';
import type { CountedObjective, Objective } from '../entities';
import { sayObjective, withBudget } from './errorBudget';
import {
  sinceOf,
  type CountAnswer,
  type RememberedCounts,
} from './RememberedCounts';
import type { ObjectiveState } from './types';
import { duration } from './words';

/** An entity with its objectives. */
export type WithObjectives = { ref: string; objectives?: readonly Objective[] };

/** What is known of the objectives of an entity, in their order. */
export type EntityBudgets = {
  states: ObjectiveState[];
  /** Something could not be counted, and nobody here knows what was counted of it before. */
  isIncomplete: boolean;
  /** When more will be known, because something was observed that is not counted yet; RFC 3339 in UTC. */
  changesAt?: string;
};

/** What is said of an objective anyway, and what is to be counted for it. */
type Plan = {
  said: ObjectiveState;
  question?: CountedObjective & { subject: string };
};

const withAnswer = ({ said, question }: Plan, answer?: CountAnswer) => {
  if (!question || !answer) return said;
  if (answer.counted) return withBudget(said, question, answer.counted);
  const problem =
    'Its observations could not be counted just now; the portal tries again every minute';
  return { ...said, problem };
};

const earliest = (answers: readonly (CountAnswer | undefined)[]) => {
  const times = answers.flatMap(answer => answer?.againAt ?? []);
  return times.length > 0
    ? new Date(Math.min(...times)).toISOString()
    : undefined;
};

/** What is left of the error budgets of entities. */
export class ErrorBudgets {
  readonly #counts: Pick<RememberedCounts, 'of'>;
  readonly #retention: Duration;
  readonly #now: () => Date;

  constructor(options: {
    counts: Pick<RememberedCounts, 'of'>;
    /** How long observations are kept: a longer window cannot be counted. */
    retention: Duration;
    now: () => Date;
  }) {
    this.#counts = options.counts;
    this.#retention = options.retention;
    this.#now = options.now;
  }

  /** By entity reference; those without objectives are left out. */
  async of(
    entities: readonly WithObjectives[],
  ): Promise<Map<string, EntityBudgets>> {
    const now = this.#now();
    const plans = entities.flatMap(({ ref, objectives = [] }) =>
      objectives.length > 0
        ? [{ ref, parts: objectives.map(one => this.#plan(ref, one, now)) }]
        : [],
    );
    const questions = plans.flatMap(({ parts }) =>
      parts.flatMap(({ question }) => question ?? []),
    );
    const counts = await this.#counts.of(questions);
    const answers = new Map(questions.map((one, at) => [one, counts[at]]));
    return new Map(
      plans.map(({ ref, parts }) => {
        const known = parts.map(
          ({ question }) => question && answers.get(question),
        );
        const states = parts.map((part, at) => withAnswer(part, known[at]));
        const isIncomplete = known.some(answer => answer && !answer.counted);
        return [ref, { states, isIncomplete, changesAt: earliest(known) }];
      }),
    );
  }

  #plan(subject: string, objective: Objective, now: Date): Plan {
    if ('problem' in objective) return { said: objective };
    const said = sayObjective(objective);
    const kept = this.#retention.toMillis();
    if (+sinceOf(objective.window, now) < +now - kept) {
      const problem = `Its window is longer than observations are kept, which is ${duration(
        kept,
      )} (ml.health.retention)`;
      return { said: { ...said, problem } };
    }
    return { said, question: { ...objective, subject } };
  }
}
