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
import { realServers } from './testUtils/realServers';

const { isReal, servers } = realServers();

// `./slipway test` starts several and names them in the environment.
const describeReal = isReal ? describe : describe.skip;

describeReal.each(servers)('a real MLflow $name', ({ instance }) => {
  const data = new MlflowData(instance);

  describe('as TrackingServer', () => {
    const create = async () => ({
      server: new MlflowTrackingServer(instance),
      experimentName: `it's "a" contract ${randomUUID()}`,
      addRun: (name: string, run: FakeRun) => data.addRun(name, run),
      deleteRun: (id: string) => data.post<void>('runs/delete', { run_id: id }),
    });
    trackingServerContract(create);
    runContentsContract(create);

    it('goes on behind a run that alone is too large for an answer', async () => {
      const { server, experimentName, addRun } = await create();
      const second = 1_700_000_000_000;
      const ids: string[] = [];
      for (const n of [1, 2, 3]) {
        ids.push((await addRun(experimentName, { startTime: second * n })).id);
      }
      // Profiles of data sets are the largest that MLflow takes.
      for (let dataset = 0; dataset < 18; dataset += 1) {
        await data.post<void>('runs/log-inputs', {
          run_id: ids[1],
          datasets: [
            {
              dataset: {
                name: `d${dataset}`,
                digest: `d${dataset}`,
                source_type: 'local',
                source: '{}',
                profile: 'x'.repeat(1_000_000),
              },
            },
          ],
        });
      }
      const [{ id }] = await server.getExperimentsByName([experimentName]);
      const seen: string[] = [];
      let leftOut = 0;
      let cursor: string | undefined;
      do {
        const page = await server.searchRuns({
          experimentIds: [id],
          orderBy: ['attributes.start_time DESC'],
          limit: 1,
          cursor,
        });
        seen.push(...page.items.map(run => run.id));
        leftOut += page.leftOut ?? 0;
        cursor = page.nextCursor;
      } while (cursor);
      expect([seen, leftOut]).toEqual([[ids[2], ids[0]], 1]);
    }, 60_000);
  });

  describe('as ModelRegistry', () => {
    modelRegistryContract(async () => ({
      registry: new MlflowRegistry(instance),
      modelName: `contract-${randomUUID()}`,
      addVersion: (model, version) => data.addVersion(model, version),
      addHuge: model => data.addHugeVersion(model),
      deleteVersion: ({ model, version }) =>
        data.delete('model-versions/delete', { name: model, version }),
      deleteModel: name => data.delete('registered-models/delete', { name }),
      renameModel: (name, to) =>
        data.post<void>('registered-models/rename', { name, new_name: to }),
      setTag: ({ model, version }, tag) =>
        data.post<void>('model-versions/set-tag', {
          name: model,
          version,
          ...tag,
        }),
      moveStage: ({ model, version }, stage) =>
        data.post<void>('model-versions/transition-stage', {
          name: model,
          version,
          stage,
          archive_existing_versions: stage === 'Production',
        }),
    }));

    const { credentials } = instance;
    if (credentials?.kind === 'basic') {
      it('says whose credentials are refused where the password is wrong', async () => {
        const registry = new MlflowRegistry({
          ...instance,
          credentials: { ...credentials, password: 'not the password' },
        });
        await expect(registry.listModels({ limit: 1 })).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
      });
    }

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
