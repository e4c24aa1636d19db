import type { Knex } from 'knex';
import type { CountedObjective } from '../entities';
import type { ServingKnowledge } from './types';

/** Questions of one statement: SQLite takes 500 selects in one, and had 999 bound values for long. */
const PART = 80;

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

/** What was counted: `good` of `total`. The others are numbers of observations that were not counted. */
export type Occurrences = {
  good: number;
  total: number;
  /** Without a value, or, where the value is to be a share, without one from 0 to 1. */
  unmeasured: number;
  /** Shares of nothing. */
  weightless: number;
  /** Of a version that did not serve when it was made, while another one did. */
  unserved: number;
  /** When the newest of those that were counted was made; absent where none was. */
  observedAt?: string;
};

type Row = Record<
  keyof Omit<Occurrences, 'observedAt'> | 'question',
  number | string
> & { observed_at: string | null };

/**
 * Counts for many questions, one select each in few statements; the answers are in the questions' order. An observation
 * counts once, at the time at which it was made. Of those of one series, one window and one version only the newest
 * counts: a monitor that ran twice saw the same twice. One that names a version counts where that version had served by
 * then, or where nobody knows: nothing of the model had. With a condition each counts one. Without one the value is a
 * share of good events: it weighs as many as were looked at (`sampleSize.window`), one where nobody said how many.
 */
export async function countOccurrences(
  database: Knex,
  serving: ServingKnowledge,
  questions: readonly OccurrenceQuestion[],
): Promise<Occurrences[]> {
  const counted: Occurrences[] = [];
  for (let from = 0; from < questions.length; from += PART) {
    const selects = questions
      .slice(from, from + PART)
      .map((question, at) => selectOf(database, serving, question, from + at));
    const rows: Row[] = await database.unionAll(selects);
    for (const row of rows) {
      counted[Number(row.question)] = {
        good: Number(row.good),
        total: Number(row.total),
        unmeasured: Number(row.unmeasured),
        weightless: Number(row.weightless),
        unserved: Number(row.unserved),
        observedAt: row.observed_at ?? undefined,
      };
    }
  }
  return counted;
}

function selectOf(
  database: Knex,
  serving: ServingKnowledge,
  question: OccurrenceQuestion,
  number: number,
) {
  const { condition } = question;
  const sum = (
    name: keyof Occurrences,
    outcome: 'counted' | keyof Occurrences,
    sql: string,
  ) =>
    database.raw(
      `coalesce(sum(case when outcome = '${outcome}' then ${sql} end), 0) as ${name}`,
    );
  const good = condition ? 'good' : 'value * weight';
  const judged = judge(database, serving, question).as('judged');
  // What did not serve replaces nothing that counts.
  const ranked = database(judged)
    .select('*')
    .rowNumber('turn', table =>
      table
        .partitionBy([
          'series_id',
          'window_start',
          'window_end',
          'model_version',
          'is_unserved',
        ])
        .orderBy('observed_at', 'desc')
        .orderBy('sequence', 'desc'),
    )
    .as('ranked');
  return database(ranked)
    .where('turn', 1)
    .select(
      database.raw(`${number} as question`),
      sum('good', 'counted', good),
      sum('total', 'counted', 'weight'),
      sum('unmeasured', 'unmeasured', '1'),
      sum('weightless', 'weightless', '1'),
      sum('unserved', 'unserved', '1'),
      database.raw(
        `max(case when outcome = 'counted' then observed_at end) as observed_at`,
      ),
    );
}

/** Each observation with what becomes of it: `outcome`, and `weight` and `good` for those that are counted. */
function judge(
  database: Knex,
  serving: ServingKnowledge,
  question: OccurrenceQuestion,
) {
  const { condition } = question;
  const isMeasured = condition ? 'value is not null' : 'value between 0 and 1';
  const weight = condition ? '1' : 'coalesce(sample_size, 1)';
  const judged = database(
    place(database, serving, question).as('placed'),
  ).select(
    '*',
    database.raw(`${weight} as weight`),
    database.raw(`case
        when is_unserved = 1 then 'unserved'
        when ${isMeasured} and ${weight} = 0 then 'weightless'
        when ${isMeasured} then 'counted'
        else 'unmeasured'
      end as outcome`),
  );
  if (condition) {
    judged.select(
      database.raw(
        `case when value ${SIGNS[condition.op]} ? then 1 else 0 end as good`,
        [condition.value],
      ),
    );
  }
  return judged;
}

/** Each observation with `is_unserved`: 1 where its version had not served there by then, while another one had. */
function place(
  database: Knex,
  { environment, versions }: ServingKnowledge,
  { subject, indicator, since }: OccurrenceQuestion,
) {
  const made = database('observations')
    .join('observation_series as series', 'series.id', 'series_id')
    .select(
      'series_id',
      'window_start',
      'window_end',
      'model_version',
      'observed_at',
      'sequence',
      'value',
      'sample_size',
      database.raw(
        `case when series.environment = '' then ? else series.environment end as place`,
        [environment],
      ),
    )
    .where({ ...indicator, subject })
    .where('observed_at', '>', since);
  const places = database(versions.of(subject).as('served'))
    .select('environment')
    .min({ served_at: 'served_at' })
    .groupBy('environment');
  return database(made.as('made'))
    .leftJoin(places.as('places'), 'places.environment', 'made.place')
    .leftJoin(versions.of(subject).as('versions'), join =>
      join
        .on('versions.environment', 'made.place')
        .andOn('versions.version', 'made.model_version'),
    )
    .select(
      'made.*',
      database.raw(`case
        when places.served_at <= made.observed_at
          and made.model_version is not null
          and (versions.served_at is null or versions.served_at > made.observed_at)
          then 1 else 0
      end as is_unserved`),
    );
}
