import type { Knex } from 'knex';
import { ServedVersions } from '../../deployments';
import type { ServingKnowledge } from '../types';

/** What the tables say of serving; the last environment is `production`. */
export const servingOf = (database: Knex): ServingKnowledge => ({
  versions: new ServedVersions(database),
  environment: 'production',
});
