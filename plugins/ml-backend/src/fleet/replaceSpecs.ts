import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { partsOf } from '../database/partsOf';
import type { ModelSpec } from '../entities';
import {
  newDetails,
  newRow,
  specColumns,
  type DetailsRow,
  type ModelRow,
} from './fleetRow';
import { lockedInOrder } from './lockedInOrder';
import { saveSearched } from './search';

const SPEC_COLUMNS = [
  'name_key',
  'owner',
  'tier',
  'lifecycle',
  'serving_mode',
  'registry_instance',
  'registry_model',
] as const satisfies (keyof ReturnType<typeof specColumns>)[];

/** A model that the database did not take. */
export type Refused = { ref: string; error: Error };

/** How many models are new or changed, and how many are gone; one that is refused stands in nobody else's way. */
export type Replaced = { changed: number; gone: number; refused: Refused[] };

/** Takes over the catalog's models: adds, changes, and forgets those that are gone. */
export async function replaceSpecs(
  database: Knex,
  specs: readonly ModelSpec[],
  now: string,
): Promise<Replaced> {
  const known: Pick<DetailsRow, 'ref' | 'spec'>[] = await database<DetailsRow>(
    'fleet_details',
  ).select('ref', 'spec');
  const before = new Map(known.map(({ ref, spec }) => [ref, spec]));
  const wanted = new Map(specs.map(spec => [spec.ref, spec]));
  const changed = [...wanted.values()].filter(
    spec => before.get(spec.ref) !== JSON.stringify(spec),
  );
  const gone = known.filter(({ ref }) => !wanted.has(ref));
  const refused: Refused[] = [];
  for (const part of partsOf(changed)) {
    try {
      await save(database, part, before, now);
    } catch {
      refused.push(...(await saveEach(database, part, before, now)));
    }
  }
  for (const part of partsOf(gone.map(({ ref }) => ref))) {
    await database.transaction(async transaction => {
      const rows = await lockedInOrder(transaction, part).select('number');
      const numbers = rows.map(({ number }) => number);
      await transaction('fleet_search').whereIn('number', numbers).delete();
      await transaction('fleet_models').whereIn('number', numbers).delete();
      await transaction('fleet_details').whereIn('ref', part).delete();
    });
  }
  return {
    changed: changed.length - refused.length,
    gone: gone.length,
    refused,
  };
}

/** One by one, so that only what cannot be kept is left out. Throws where the database takes nothing at all. */
async function saveEach(
  database: Knex,
  specs: readonly ModelSpec[],
  before: ReadonlyMap<string, string>,
  now: string,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const spec of specs) {
    try {
      await save(database, [spec], before, now);
    } catch (error) {
      await database.raw('select 1');
      refused.push({ ref: spec.ref, error: toError(error) });
    }
  }
  return refused;
}

async function save(
  database: Knex,
  specs: readonly ModelSpec[],
  before: ReadonlyMap<string, string>,
  now: string,
): Promise<void> {
  const known = specs.filter(({ ref }) => before.has(ref));
  const found = specs.filter(({ ref }) => !before.has(ref));
  await database.transaction(async transaction => {
    await lockedInOrder(
      transaction,
      known.map(({ ref }) => ref),
    ).select('ref');
    // Not inserted over: every row that is inserted takes a number, also where it is there already.
    for (const spec of known) {
      await transaction<ModelRow>('fleet_models')
        .where('ref', spec.ref)
        .update({ ...specColumns(spec), due_at: now });
      await transaction<DetailsRow>('fleet_details')
        .where('ref', spec.ref)
        .update({ spec: JSON.stringify(spec) });
    }
    if (found.length > 0) {
      // Another replica may have found them, too.
      await transaction<ModelRow>('fleet_models')
        .insert(found.map(spec => newRow(spec, now)))
        .onConflict('ref')
        .merge([...SPEC_COLUMNS, 'due_at']);
      await transaction<DetailsRow>('fleet_details')
        .insert(found.map(newDetails))
        .onConflict('ref')
        .merge(['spec']);
    }
    await saveSearched(transaction, specs);
  });
}
