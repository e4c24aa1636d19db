import { modelRegistryContract } from '../contracts';
import { FakeRegistry } from './FakeRegistry';

describe('FakeRegistry', () => {
  modelRegistryContract(async () => {
    const registry = new FakeRegistry();
    return {
      registry,
      modelName: 'flight-delay',
      addVersion: async (model, version) =>
        registry.addVersion(model, {
          runId: 'run-1',
          source: 'runs:/run-1/model',
          ...version,
        }),
      deleteVersion: async key => registry.removeVersion(key),
      deleteModel: async name => registry.removeModel(name),
      renameModel: async (name, to) => registry.renameModel(name, to),
      setTag: async (key, { key: tag, value }) => {
        const { tags } = await registry.getVersion(key);
        registry.changeVersion(key, { tags: { ...tags, [tag]: value } });
      },
      moveStage: async (key, stage) =>
        registry.moveStage(key, stage, { archiveExisting: true }),
    };
  });
});
