import type { Knex } from 'knex';
import type { ModelRow } from './fleetRow';

/** Which registered models the catalog describes: for those who read more of these than of others. */
export class CataloguedModels {
  constructor(private readonly database: Knex) {}

  /** A query for their instances and names. */
  names(): Knex.QueryBuilder {
    return this.database<ModelRow>('fleet_models').select(
      'registry_instance',
      'registry_model',
    );
  }

  /** How many entities describe one. */
  async count(): Promise<number> {
    const [{ count }] = await this.database<ModelRow>('fleet_models').count({
      count: '*',
    });
    return Number(count);
  }
}
