import { modelRegistryContract } from '../contracts';
import { FakeRegistry } from './FakeRegistry';

describe('FakeRegistry', () => {
  modelRegistryContract(async () => {
    const registry = new FakeRegistry();
    return {
      registry,
      modelName: 'flight-delay',
      addVersion: async (model, version) => registry.addVersion(model, version),
    };
  });
});
