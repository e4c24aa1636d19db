import type { Knex } from 'knex';
import type { DetailsRow } from './fleetRow';
import type { FleetFacts } from './types';
import type { ModelSpec } from '../entities';

const PAGE = 1_000;

/** A model of the catalog with what the fleet knows of its use. */
export type DescribedModel = {
  spec: ModelSpec;
  facts: FleetFacts;
};

/** Every model of the fleet, page by page: for those who look at all of them, such as housekeeping. */
export class DescribedModels {
  constructor(private readonly database: Knex) {}

  async *read(): AsyncGenerator<DescribedModel[]> {
    let after = '';
    for (;;) {
      const rows: Pick<DetailsRow, 'ref' | 'spec' | 'facts'>[] =
        await this.database<DetailsRow>('fleet_details')
          .select('ref', 'spec', 'facts')
          .where('ref', '>', after)
          .orderBy('ref')
          .limit(PAGE);
      if (rows.length > 0) {
        yield rows.map(({ spec, facts }) => ({
          spec: JSON.parse(spec),
          facts: JSON.parse(facts),
        }));
      }
      if (rows.length < PAGE) return;
      after = rows[rows.length - 1].ref;
    }
  }
}
