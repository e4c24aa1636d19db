import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mlPortsExtensionPoint } from '@slipway/plugin-ml-node';
import { readMlflowInstances } from './config';
import { MlflowRegistry } from './MlflowRegistry';
import { MlflowTrackingServer } from './MlflowTrackingServer';

/** Hands the configured MLflow servers to the `ml` plugin. */
export const mlModuleMlflow = createBackendModule({
  pluginId: 'ml',
  moduleId: 'mlflow',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        ports: mlPortsExtensionPoint,
      },
      async init({ config, logger, ports }) {
        const instances = readMlflowInstances(config);
        for (const instance of instances) {
          ports.addTrackingServer(new MlflowTrackingServer(instance));
          ports.addModelRegistry(new MlflowRegistry(instance));
        }
        logger.info(
          `MLflow servers: ${
            instances.map(({ name, url }) => `${name} (${url})`).join(', ') ||
            'none configured'
          }`,
        );
      },
    });
  },
});
