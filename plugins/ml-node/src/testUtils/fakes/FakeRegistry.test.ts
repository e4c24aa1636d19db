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
      addHuge: async model => {
        registry.huge.add(`${model} ${registry.addVersion(model)}`);
      },
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

  it('leaves out what nobody can read, and counts it', async () => {
    const registry = new FakeRegistry();
    for (const name of ['a', 'b', 'c']) registry.addVersion(name);
    registry.strange.add('b').add('c 1');
    const models = await registry.listModels({ limit: 9, order: 'name' });
    expect(models.items.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(models.leftOut).toBe(1);
    const versions = await registry.listAllVersions({
      limit: 9,
      order: 'model',
    });
    expect(versions.items.map(({ model }) => model)).toEqual(['a', 'b']);
    expect(versions.leftOut).toBe(1);
    await expect(registry.getModel('b')).rejects.toThrow('no known form');
    await expect(
      registry.getVersion({ model: 'c', version: '1' }),
    ).rejects.toThrow('no known form');
  });
});
