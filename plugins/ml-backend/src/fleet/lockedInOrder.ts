import type { Knex } from 'knex';
import type { ModelRow } from './fleetRow';

/** Rows that are to be written: everybody takes them in the same order, so that no two writers wait for each other. */
export const lockedInOrder = (database: Knex, refs: readonly string[]) =>
  database<ModelRow>('fleet_models')
    .whereIn('ref', [...refs])
    .orderBy('ref')
    .forUpdate();
