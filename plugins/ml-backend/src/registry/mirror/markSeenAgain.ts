import type { Knex } from 'knex';

/** What was seen together at one moment, and is seen again. */
export type SeenAgain = {
  /** The moment, in RFC 3339. */
  before: string;
  /** How many there were. */
  items: number;
  at: string;
};

/** Marks rows as seen again, if they are as many as they were; says whether. */
export async function markSeenAgain(
  rows: () => Knex.QueryBuilder,
  { items, at }: SeenAgain,
): Promise<boolean> {
  const [{ n }]: { n: number | string }[] = await rows().count({ n: '*' });
  if (Number(n) !== items) return false;
  await rows().update({ seen_at: at });
  return true;
}
