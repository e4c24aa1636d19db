import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { createMlClient } from '@slipway/plugin-ml-common';
import { CatalogPages } from './CatalogPages';
import { MlCollatorFactory } from './MlCollatorFactory';
import { readSettings } from './readSettings';
import { RegistryPages } from './RegistryPages';

/** Adds the collator of models, versions, feature sets and pipelines to the search index. */
export const searchModuleMl = createBackendModule({
  pluginId: 'search',
  moduleId: 'ml',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        index: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ index, scheduler, discovery, config, ...services }) {
        const { schedule, locationTemplate } = readSettings(config);
        const ml = createMlClient({
          discoveryApi: discovery,
          fetchApi: { fetch: (...request) => fetch(...request) },
        });
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new MlCollatorFactory({
            catalog: new CatalogPages(services),
            registry: new RegistryPages({ ...services, ml }),
            logger: services.logger,
            locationTemplate,
          }),
        });
      },
    });
  },
});
