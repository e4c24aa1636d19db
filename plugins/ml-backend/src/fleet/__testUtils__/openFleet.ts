import type { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import type { ModelSpec } from '../../entities';
import { FleetStore } from '../FleetStore';
import type { FleetFacts } from '../types';

/** When the fleet was opened. */
export const NOW = '2026-01-01T00:00:00.000Z';
/** When models of which something was learnt are due again. */
export const LATER = '2026-01-01T00:01:00.000Z';

/** A fleet of these models, on a new database. */
export async function openFleet(
  database: Awaited<ReturnType<TestDatabases['init']>>,
  models: ModelSpec[],
) {
  await applyDatabaseMigrations(database);
  const store = new FleetStore(database);
  await store.replaceSpecs(models, NOW);
  return {
    store,
    /** Names of a page's models, by name where nothing else is asked. */
    names: async (query: Partial<Parameters<FleetStore['list']>[0]> = {}) => {
      const { items } = await store.list({
        filter: {},
        visibility: 'all',
        sort: 'name',
        order: 'asc',
        limit: 200,
        ...query,
      });
      return items.map(({ spec }) => spec.name);
    },
    /** Something is found out about a model that was due since the beginning. */
    learn: (spec: ModelSpec, facts: FleetFacts) =>
      store.writeFacts(
        [
          {
            due: { spec, dueAt: NOW },
            facts,
            aliases: { champion: '3' },
            nextAt: LATER,
          },
        ],
        NOW,
      ),
  };
}
