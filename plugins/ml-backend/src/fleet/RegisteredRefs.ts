import type { Knex } from 'knex';
import type { ModelSpec } from '../entities';
import type { ModelRow } from './fleetRow';

const PART = 200;

/** An entity that describes a registered model. */
export type DescribedBy = ModelSpec['registry'] & { ref: string };

type Row = Pick<ModelRow, 'ref' | 'registry_instance' | 'registry_model'>;

/** Which entities of the catalog describe registered models. */
export class RegisteredRefs {
  constructor(private readonly database: Knex) {}

  /** By entity reference; several entities may describe the same registered model. */
  async find(names: readonly ModelSpec['registry'][]): Promise<DescribedBy[]> {
    const found: DescribedBy[] = [];
    for (let from = 0; from < names.length; from += PART) {
      const rows: Row[] = await this.database<ModelRow>('fleet_models')
        .select('ref', 'registry_instance', 'registry_model')
        .whereIn(
          ['registry_instance', 'registry_model'],
          names
            .slice(from, from + PART)
            .map(({ instance, model }) => [instance, model]),
        )
        .orderBy('ref');
      found.push(
        ...rows.map(row => ({
          ref: row.ref,
          instance: row.registry_instance,
          model: row.registry_model,
        })),
      );
    }
    return found;
  }
}
