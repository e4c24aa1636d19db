import type { Knex } from 'knex';
import type { CountedObjective } from '../entities';

/** Questions of one statement: SQLite takes 500 selects in one, and had 999 bound values for long. */
const PART = 100;

const SIGNS = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** Which observations are counted, and when one is good. */
export type OccurrenceQuestion = Pick<
  CountedObjective,
  'indicator' | 'condition'
> & {
  subject: string;
  /** Only what was observed after it; RFC 3339 in UTC. */
  since: string;
};

/** What was counted: `good` of `total`, and observations that could not be counted. */
export type Occurrences = { good: number; total: number; unmeasured: number };

/**
 * Counts for many questions, one select each in few statements; the answers are in the questions' order. An observation
 * counts once, at the time at which it was made. Of those of one series and one window only the newest counts: a monitor
 * that ran twice saw the same twice. With a condition each counts one. Without one the value is a share of good events:
 * it weighs as many as were looked at (`sampleSize.window`), one where nobody said how many; what is no share is
 * unmeasured, as is what has no value.
 */
export async function countOccurrences(
  database: Knex,
  questions: readonly OccurrenceQuestion[],
): Promise<Occurrences[]> {
  const counted: Occurrences[] = [];
  for (let from = 0; from < questions.length; from += PART) {
    const selects = questions
      .slice(from, from + PART)
      .map((question, at) => selectOf(database, question, from + at));
    const rows: Record<keyof Occurrences | 'question', number | string>[] =
      await database.unionAll(selects);
    for (const { question, good, total, unmeasured } of rows) {
      counted[Number(question)] = {
        good: Number(good),
        total: Number(total),
        unmeasured: Number(unmeasured),
      };
    }
  }
  return counted;
}

function selectOf(
  database: Knex,
  { subject, indicator, condition, since }: OccurrenceQuestion,
  question: number,
) {
  const series = database('observation_series')
    .select('id')
    .where({ ...indicator, subject });
  const made = database('observations')
    .select('value', 'sample_size')
    .rowNumber('place', table =>
      table
        .partitionBy(['series_id', 'window_start', 'window_end'])
        .orderBy('observed_at', 'desc')
        .orderBy('sequence', 'desc'),
    )
    .whereIn('series_id', series)
    .where('observed_at', '>', since)
    .as('made');
  const weight = condition ? '1' : 'coalesce(sample_size, 1)';
  const isMeasured = condition ? 'value is not null' : 'value between 0 and 1';
  const sum = (name: keyof Occurrences, sql: string, values: number[] = []) =>
    database.raw(`coalesce(sum(${sql}), 0) as ${name}`, values);
  return database(made)
    .where('place', 1)
    .select(
      database.raw(`${question} as question`),
      condition
        ? sum('good', `case when value ${SIGNS[condition.op]} ? then 1 end`, [
            condition.value,
          ])
        : sum('good', `case when ${isMeasured} then value * ${weight} end`),
      sum('total', `case when ${isMeasured} then ${weight} end`),
      sum('unmeasured', `case when ${isMeasured} then 0 else 1 end`),
    );
}
