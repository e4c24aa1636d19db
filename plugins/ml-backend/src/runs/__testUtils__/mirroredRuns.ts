import { FakeTrackingServer } from '@slipway/plugin-ml-node/testUtils';
import {
  mockServices,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { ConfiguredPorts } from '../../ports/ConfiguredPorts';
import { createRunsRoom } from '../createRunsRoom';
import type { RunsOf } from '../types';

/** A model whose runs are in the experiment `flights`. */
export const MODEL: RunsOf = {
  ref: 'mlmodel:default/flight-delay',
  registry: { instance: 'default', model: 'flight-delay' },
  experiments: ['flights'],
  type: 'classifier',
  tier: 2,
};

/** The runs room on a database and a tracking server in memory. The clock goes on with every look at it. */
export async function mirroredRuns(
  databases: TestDatabases,
  id: ReturnType<TestDatabases['eachSupportedId']>[number][0],
  experiments: string[] = MODEL.experiments,
) {
  const database = await databases.init(id);
  await applyDatabaseMigrations(database);
  const tracking = new FakeTrackingServer();
  let clock = 1_800_000_000_000;
  /** Another process on the same database. */
  const start = (server = tracking) => {
    const ports = new ConfiguredPorts();
    ports.addTrackingServer(server);
    const { runs, mirrorTasks } = createRunsRoom(
      {
        database,
        ports,
        logger: mockServices.logger.mock(),
        now: () => {
          clock += 1;
          return new Date(clock);
        },
      },
      { mainMetrics: () => new Map([['auc', 'higher']]) },
    );
    const [task] = mirrorTasks({ listExperiments: async () => experiments });
    const turn = () => task.turn(AbortSignal.timeout(20_000));
    return {
      runs,
      task,
      turn,
      /** Turns until nothing is left. */
      async settle() {
        let turns = 0;
        while ((await turn()).more) turns += 1;
        return turns;
      },
    };
  };
  return {
    database,
    tracking,
    start,
    wait(milliseconds: number) {
      clock += milliseconds;
    },
  };
}
