import { randomUUID } from 'node:crypto';
import { MlflowRegistry } from '@slipway/plugin-ml-backend-module-mlflow';
import { MlflowData } from '@slipway/plugin-ml-backend-module-mlflow/testUtils';
import type { DeploymentSpec } from '@slipway/plugin-ml-node';
import { deploymentTargetContract } from '@slipway/plugin-ml-node/testUtils';
import { RayServeTarget } from './RayServeTarget';
import { createScoringModel } from './testing/createScoringModel';

const {
  SLIPWAY_TEST_RAY_URL: url = '',
  SLIPWAY_TEST_RAY_TOKEN: token,
  SLIPWAY_TEST_SERVE_URL: serveUrl = '',
  SLIPWAY_TEST_MLFLOW_URL: mlflowUrl = '',
} = process.env;

// `./slipway test` starts a Ray head and an MLflow and sets their addresses.
const describeReal = url && serveUrl && mlflowUrl ? describe : describe.skip;

describeReal('a real Ray Serve', () => {
  const serve = {
    url: serveUrl,
    host: '127.0.0.1',
    port: Number(new URL(serveUrl || 'http://x:1').port),
  };
  const cluster = {
    name: 'default',
    url,
    webUrl: url,
    credentials: token ? { kind: 'bearer' as const, token } : undefined,
    gpuHolder: 'entrypoint' as const,
    serve,
  };

  /** Registers two versions of a small model and describes their deployments. */
  async function createVersions() {
    const data = new MlflowData({ url: mlflowUrl });
    const registry = new MlflowRegistry({
      name: 'default',
      url: mlflowUrl,
      webUrl: mlflowUrl,
      clientUri: mlflowUrl,
      maxArtefactBytes: 1_000_000,
    });
    const registeredModel = `served-${randomUUID()}`;
    const name = registeredModel.slice(0, 20);
    const specs: DeploymentSpec[] = [];
    for (const factor of [2, 3]) {
      const version = await data.addVersion(registeredModel, {
        files: createScoringModel(factor),
      });
      const { digest } = await registry.digestArtefact({
        model: registeredModel,
        version,
      });
      specs.push({
        name: `${name}-staging`,
        model: `mlmodel:default/${name}`,
        environment: 'staging',
        registeredModel,
        version,
        digest,
        registryUri: mlflowUrl,
        resources: { cpus: 0.1, gpus: 0 },
        replicas: 1,
      });
    }
    return specs;
  }

  deploymentTargetContract(async () => {
    const [first, second] = await createVersions();
    return {
      target: new RayServeTarget(cluster, serve),
      first,
      second,
      other: { ...second, name: `${second.name}-2`, environment: 'other' },
      body: { dataframe_split: { columns: ['x'], data: [[1.5]] } },
    };
  });

  it('keeps the deployments of two portals that write at the same moment', async () => {
    const [spec] = await createVersions();
    const portals = [1, 2].map(() => new RayServeTarget(cluster, serve));
    const specs = ['a', 'b'].map(environment => ({
      ...spec,
      name: `${spec.name}-${environment}`,
      environment,
    }));
    try {
      // What the reconcilers of two portals do: apply until it is there.
      await Promise.all(
        portals.map(async (portal, index) => {
          for (let turn = 0; turn < 5; turn += 1) {
            await portal.apply(specs[index]);
          }
        }),
      );
      for (const { name } of specs) {
        await expect(portals[0].find(name)).resolves.toMatchObject({
          version: spec.version,
        });
      }
    } finally {
      for (const { name } of specs) {
        await portals[0].remove(name);
      }
    }
  }, 60_000);
});
