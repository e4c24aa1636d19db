import { runContentsContract, trackingServerContract } from '../contracts';
import type { FakeRun } from './FakeRuns';
import { FakeTrackingServer } from './FakeTrackingServer';

const create = async () => {
  const server = new FakeTrackingServer();
  return {
    server,
    experimentName: 'flights/2013 (it’s)',
    addRun: async (name: string, run: FakeRun) => server.addRun(name, run),
    deleteRun: async (id: string) =>
      server.changeRun(id, { lifecycleStage: 'deleted' }),
  };
};

describe('FakeTrackingServer', () => {
  trackingServerContract(create);
  runContentsContract(create);
});
