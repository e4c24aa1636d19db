import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type AuthService,
  type DiscoveryService,
  type LoggerService,
  type RootConfigService,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createMlClient } from '@slipway/plugin-ml-common';
import {
  readDiscovery,
  RegistryPages,
  restWhileUnchanged,
} from '@slipway/plugin-ml-node';
import { KnownModels } from './KnownModels';
import { RegistryEntityProvider } from './RegistryEntityProvider';

const SCHEDULE = {
  frequency: { minutes: 2 },
  timeout: { minutes: 5 },
  initialDelay: { seconds: 30 },
  scope: 'global' as const,
};

/** The provider as `ml.discovery` wants it, on one replica at a time. */
export function createRegistryEntityProvider(services: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  discovery: DiscoveryService;
  logger: LoggerService;
  scheduler: SchedulerService;
}): RegistryEntityProvider {
  const { config, logger, scheduler, discovery: discoveryApi } = services;
  const written = config.getOptionalConfig('ml.discovery.schedule');
  const schedule = written
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(written)
    : SCHEDULE;
  const discovery = readDiscovery(config);
  const ml = createMlClient({
    discoveryApi,
    fetchApi: { fetch: (...request) => fetch(...request) },
  });
  const registry = new RegistryPages({ ...services, ml });
  const known = new KnownModels({ ...services, discovery, registry });
  const provider: RegistryEntityProvider = new RegistryEntityProvider({
    discovery,
    known,
    logger,
    taskRunner: restWhileUnchanged(
      scheduler.createScheduledTaskRunner(schedule),
      {
        revision: () => known.revision(),
        isWhole: () => provider.isSettled,
        now: () => new Date(),
      },
    ),
  });
  return provider;
}
