import type { Knex } from 'knex';
import { writeGoal, type Wakeable } from '../reconcile';
import { PROMOTIONS_TABLE } from './store/PromotionStore';

/** Has the gates of models' gated promotions evaluated again at once, since new evidence may let them go on. */
export async function reconsider(
  models: string[],
  { database, loop, now }: { database: Knex; loop: Wakeable; now: () => Date },
): Promise<void> {
  const rows: { id: string }[] = await database(PROMOTIONS_TABLE)
    .where({ state: 'gated' })
    .whereIn('model', models)
    .select('id');
  if (rows.length === 0) {
    return;
  }
  await database.transaction(async transaction => {
    for (const { id } of rows) {
      await writeGoal(transaction, {
        table: PROMOTIONS_TABLE,
        id,
        now: now(),
      });
    }
  });
  loop.wake();
}
