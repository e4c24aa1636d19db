import type { Knex } from 'knex';
import { partsOf } from '../database/partsOf';
import type { DetailsRow } from './fleetRow';
import type { FleetFacts } from './types';

/** What a row shows of its objectives. */
type ShownBudget = Pick<FleetFacts, 'errorBudget' | 'uncomputedObjectives'>;

/** What rows show of their objectives, by entity reference; those without an error budget are left out. */
export async function knownBudgets(
  database: Knex,
  refs: readonly string[],
): Promise<Map<string, ShownBudget>> {
  const known = new Map<string, ShownBudget>();
  for (const part of partsOf(refs)) {
    const rows = await database<DetailsRow>('fleet_details')
      .whereIn('ref', part)
      .select('ref', 'facts');
    for (const { ref, facts } of rows) {
      const { errorBudget, uncomputedObjectives }: FleetFacts =
        JSON.parse(facts);
      if (errorBudget) known.set(ref, { errorBudget, uncomputedObjectives });
    }
  }
  return known;
}
