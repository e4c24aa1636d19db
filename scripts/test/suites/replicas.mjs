import { replicaTests } from '../files.mjs';
import { nodeTest } from '../nodeTest.mjs';

/** Journeys over registries and runs, once more. */
const journeys = [
  'e2e/07-compare.test.mjs',
  'e2e/08-in-production-at.test.mjs',
  'e2e/09-mirror.test.mjs',
  'e2e/10-lineage-search.test.mjs',
];

/** What holds on one portal with SQLite holds on several with PostgreSQL, also when one of them is killed. */
export const replicas = {
  name: 'replicas',
  what: 'journeys over registries and runs against two replicas of the portal on one PostgreSQL',
  needs: ['packages', 'python', 'postgres', 'state', 'replicas'],
  run: ({ log, given }) =>
    nodeTest([...journeys, ...replicaTests()], {
      log,
      env: given.replicas,
      patience: 15 * 60_000,
    }),
};
