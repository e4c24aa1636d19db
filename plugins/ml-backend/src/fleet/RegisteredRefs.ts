import type { Knex } from 'knex';
import type { ModelSpec } from '../entities';
import type { ModelRow } from './fleetRow';

const PART = 200;

/** Which entities of the catalog describe registered models. */
export class RegisteredRefs {
  constructor(private readonly database: Knex) {}

  /** Entity references; several entities may describe the same registered model. */
  async find(names: readonly ModelSpec['registry'][]): Promise<string[]> {
    const refs: string[] = [];
    for (let from = 0; from < names.length; from += PART) {
      const rows: Pick<ModelRow, 'ref'>[] = await this.database<ModelRow>(
        'fleet_models',
      )
        .select('ref')
        .whereIn(
          ['registry_instance', 'registry_model'],
          names
            .slice(from, from + PART)
            .map(({ instance, model }) => [instance, model]),
        )
        .orderBy('ref');
      refs.push(...rows.map(({ ref }) => ref));
    }
    return refs;
  }
}
