import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { mlPortsExtensionPoint } from '@slipway/plugin-ml-node';
import mlModuleRay from './index';

describe('the Ray module', () => {
  it('hands in a launcher per cluster, and a target where it serves', async () => {
    const launchers: string[] = [];
    const targets: string[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          mlPortsExtensionPoint,
          {
            addTrackingServer: () => {},
            addModelRegistry: () => {},
            addLauncher: (...added) =>
              launchers.push(...added.map(({ name }) => name)),
            addDeploymentTarget: (...added) =>
              targets.push(...added.map(({ name }) => name)),
            setSourceReader: () => {},
          },
        ],
      ],
      features: [
        mlModuleRay,
        mockServices.rootConfig.factory({
          data: {
            ml: {
              ray: {
                clusters: [
                  { name: 'main', url: 'http://a', serveUrl: 'http://a:8000' },
                  { name: 'training', url: 'http://b' },
                ],
              },
            },
          },
        }),
      ],
    });
    expect(launchers).toEqual(['main', 'training']);
    expect(targets).toEqual(['main']);
  });
});
