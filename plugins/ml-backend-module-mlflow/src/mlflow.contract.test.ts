import { randomUUID } from 'node:crypto';
import {
  modelRegistryContract,
  runContentsContract,
  trackingServerContract,
  type FakeRun,
} from '@slipway/plugin-ml-node/testUtils';
import { MlflowRegistry } from './MlflowRegistry';
import { MlflowTrackingServer } from './MlflowTrackingServer';
import { MlflowData } from './testUtils/MlflowData';

const url = process.env.SLIPWAY_TEST_MLFLOW_URL;

// `./slipway test` starts an MLflow and sets its address.
const describeReal = url ? describe : describe.skip;

describeReal('a real MLflow', () => {
  const address = url ?? '';
  const instance = {
    name: 'default',
    url: address,
    webUrl: address,
    clientUri: address,
    maxArtefactBytes: 1_000_000,
  };
  const data = new MlflowData(address || 'http://127.0.0.1');

  describe('as TrackingServer', () => {
    const create = async () => ({
      server: new MlflowTrackingServer(instance),
      experimentName: `it's "a" contract ${randomUUID()}`,
      addRun: (name: string, run: FakeRun) => data.addRun(name, run),
      deleteRun: (id: string) => data.post<void>('runs/delete', { run_id: id }),
    });
    trackingServerContract(create);
    runContentsContract(create);
  });

  describe('as ModelRegistry', () => {
    modelRegistryContract(async () => ({
      registry: new MlflowRegistry(instance),
      modelName: `contract-${randomUUID()}`,
      addVersion: (model, version) => data.addVersion(model, version),
    }));

    it('leaves prompts out of the models', async () => {
      const registry = new MlflowRegistry(instance);
      const name = `prompt-${randomUUID()}`;
      await data.post('registered-models/create', {
        name,
        tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }],
      });
      const { items } = await registry.listModels({ limit: 1_000 });
      expect(items.map(model => model.name)).not.toContain(name);
    });

    it('refuses to digest more than it is allowed to read', async () => {
      const registry = new MlflowRegistry({ ...instance, maxArtefactBytes: 3 });
      const model = `large-${randomUUID()}`;
      const version = await data.addVersion(model, {
        files: { 'a.txt': 'hello' },
      });
      await expect(registry.digestArtefact({ model, version })).rejects.toThrow(
        'raise maxArtefactBytes',
      );
    });

    it('digests a model that was logged as such', async () => {
      const registry = new MlflowRegistry(instance);
      const model = `quoted "model" ${randomUUID()}`;
      const version = await data.addLoggedModel(model, {
        files: { 'a.txt': 'hello\n' },
      });
      await expect(
        registry.digestArtefact({ model, version }),
      ).resolves.toMatchObject({
        digest:
          'sha256:c542ecfa5e23acccadeb4188670608c3b6e16f3c0adc2911d49c936e84197ac9',
      });
      const { items } = await registry.listVersions({ model, limit: 1 });
      expect(items).toMatchObject([{ model, version }]);
    });
  });
});
