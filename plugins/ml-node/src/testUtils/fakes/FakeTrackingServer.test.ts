import { trackingServerContract } from '../contracts';
import { FakeTrackingServer } from './FakeTrackingServer';

describe('FakeTrackingServer', () => {
  trackingServerContract(async () => {
    const server = new FakeTrackingServer();
    return {
      server,
      experimentName: 'flights/2013 (it’s)',
      addRun: async (name, run) => server.addRun(name, run),
    };
  });
});
