import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { createRegistryEntityProvider } from './discovery/createRegistryEntityProvider';
import { mlModelLayer } from './model/mlModelLayer';

/**
 * Teaches the catalog the kinds MLModel, FeatureSet and MLPipeline, and makes entities of registered models that nobody
 * described, where `ml.discovery` says so.
 */
export const catalogModuleMl = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ml',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ model, processing, ...services }) {
        model.addModelSource(CatalogModelSources.static([mlModelLayer]));
        processing.addEntityProvider(createRegistryEntityProvider(services));
      },
    });
  },
});
