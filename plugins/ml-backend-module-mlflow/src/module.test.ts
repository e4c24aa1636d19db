import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { mlPortsExtensionPoint } from '@slipway/plugin-ml-node';
import mlModuleMlflow from './index';

describe('the MLflow module', () => {
  it('hands in a tracking server and a registry per instance', async () => {
    const servers: string[] = [];
    const registries: string[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          mlPortsExtensionPoint,
          {
            addTrackingServer: (...added) =>
              servers.push(...added.map(({ name }) => name)),
            addModelRegistry: (...added) =>
              registries.push(...added.map(({ name }) => name)),
            addLauncher: () => {},
            addDeploymentTarget: () => {},
            setSourceReader: () => {},
          },
        ],
      ],
      features: [
        mlModuleMlflow,
        mockServices.rootConfig.factory({
          data: {
            ml: {
              mlflow: {
                instances: [
                  { name: 'default', url: 'http://a' },
                  { name: 'research', url: 'http://b', token: 't' },
                ],
              },
            },
          },
        }),
      ],
    });
    expect(servers).toEqual(['default', 'research']);
    expect(registries).toEqual(['default', 'research']);
  });
});
