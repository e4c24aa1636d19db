import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { createMlClient } from '@slipway/plugin-ml-common';
import { RegistryPages, restWhileUnchanged } from '@slipway/plugin-ml-node';
import { CatalogPages } from './CatalogPages';
import { MlCollatorFactory } from './MlCollatorFactory';
import { readSettings } from './readSettings';

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
        const catalog = new CatalogPages(services);
        const registry = new RegistryPages({ ...services, ml });
        const factory = new MlCollatorFactory({
          catalog,
          registry,
          logger: services.logger,
          locationTemplate,
        });
        index.addCollator({
          schedule: restWhileUnchanged(
            factory.endingWith(scheduler.createScheduledTaskRunner(schedule)),
            {
              revision: async signal => {
                const [entities, versions] = await Promise.all([
                  catalog.revision(signal),
                  registry.revision(),
                ]);
                return versions && `${entities} ${versions}`;
              },
              isWhole: () => factory.isWhole,
              now: () => new Date(),
            },
          ),
          factory,
        });
      },
    });
  },
});
