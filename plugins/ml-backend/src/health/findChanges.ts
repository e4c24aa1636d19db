import type { Knex } from 'knex';
import type { OccurrenceQuestion } from './countOccurrences';

/** Which observations: all of one subject that an indicator counts. */
export type Observed = Pick<OccurrenceQuestion, 'subject' | 'indicator'>;

type Row = {
  subject: string;
  kind: string;
  name: string;
  method: string;
  environment: string;
  series: number | string;
  newest: number | string;
  changes: number | string;
};

/**
 * A text for each question that is another one after every observation that was stored of what it asks about, whenever
 * that was made; in the questions' order, in one query. Series come with higher numbers, and what was stored of one only
 * grows: sums cannot come out the same again.
 */
export async function findChanges(
  database: Knex,
  questions: readonly Observed[],
): Promise<string[]> {
  if (questions.length === 0) return [];
  const unique = (values: string[]) => [...new Set(values)];
  const rows: Row[] = await database('observation_series')
    .whereIn('subject', unique(questions.map(({ subject }) => subject)))
    .whereIn('name', unique(questions.map(({ indicator }) => indicator.name)))
    .groupBy('subject', 'kind', 'name', 'method', 'environment')
    .select('subject', 'kind', 'name', 'method', 'environment')
    .count({ series: 'id' })
    .max({ newest: 'id' })
    .sum({ changes: 'changes' });
  const bySubject = new Map<string, Row[]>();
  for (const row of rows) {
    const known = bySubject.get(row.subject);
    if (known) known.push(row);
    else bySubject.set(row.subject, [row]);
  }
  return questions.map(question =>
    sayChanges(question, bySubject.get(question.subject) ?? []),
  );
}

function sayChanges({ indicator }: Observed, rows: readonly Row[]): string {
  const { kind, name, method, environment } = indicator;
  const counted = rows.filter(
    row =>
      row.kind === kind &&
      row.name === name &&
      row.method === (method ?? row.method) &&
      row.environment === (environment ?? row.environment),
  );
  const sum = (of: (row: Row) => number | string) =>
    counted.reduce((all, row) => all + Number(of(row)), 0);
  const newest = Math.max(0, ...counted.map(row => Number(row.newest)));
  return [sum(row => row.series), newest, sum(row => row.changes)].join(' ');
}
