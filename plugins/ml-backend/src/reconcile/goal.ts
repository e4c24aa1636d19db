import type { Knex } from 'knex';

/**
 * Says that a row has a new goal: it gets a turn at once, and an outcome that a running step found for the old goal is
 * thrown away. Call it in the transaction that writes the goal, and wake the loop after the commit.
 */
export async function writeGoal(
  transaction: Knex.Transaction,
  row: { table: string; id: string; now: Date },
): Promise<void> {
  await transaction(row.table)
    .where({ id: row.id })
    .update({
      goal_revision: transaction.raw('?? + 1', ['goal_revision']),
      next_turn_at: row.now.toISOString(),
      turns_failed: 0,
    });
}
