import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mlPortsExtensionPoint } from '@slipway/plugin-ml-node';
import { readRayClusters } from './config';
import { RayLauncher } from './RayLauncher';
import { RayServeTarget } from './RayServeTarget';

/** Hands the configured Ray clusters to the `ml` plugin. */
export const mlModuleRay = createBackendModule({
  pluginId: 'ml',
  moduleId: 'ray',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        ports: mlPortsExtensionPoint,
      },
      async init({ config, logger, ports }) {
        const clusters = readRayClusters(config);
        for (const cluster of clusters) {
          ports.addLauncher(new RayLauncher(cluster));
          if (cluster.serve) {
            ports.addDeploymentTarget(
              new RayServeTarget(cluster, cluster.serve),
            );
          }
        }
        logger.info(
          `Ray clusters: ${
            clusters.map(({ name, url }) => `${name} (${url})`).join(', ') ||
            'none configured'
          }`,
        );
      },
    });
  },
});
