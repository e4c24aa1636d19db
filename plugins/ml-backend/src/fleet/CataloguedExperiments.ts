import type { Knex } from 'knex';
import type { ModelSpec } from '../entities';
import type { DetailsRow } from './fleetRow';

const PAGE = 1_000;

/** Which experiments the catalog's models name: for those who keep runs current. */
export class CataloguedExperiments {
  constructor(private readonly database: Knex) {}

  /** Names of experiments at one tracking server; each once. */
  async listExperiments(instance: string): Promise<string[]> {
    const names = new Set<string>();
    let after = '';
    for (;;) {
      const rows: Pick<DetailsRow, 'ref' | 'spec'>[] = await this.database(
        'fleet_models as models',
      )
        .join('fleet_details as details', 'details.ref', 'models.ref')
        .select('details.ref', 'details.spec')
        .where('models.registry_instance', instance)
        .where('models.ref', '>', after)
        .orderBy('models.ref')
        .limit(PAGE);
      for (const { spec } of rows) {
        const { experiments }: ModelSpec = JSON.parse(spec);
        experiments.forEach(name => names.add(name));
      }
      if (rows.length < PAGE) return [...names];
      after = rows[rows.length - 1].ref;
    }
  }
}
