import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type AuthService,
  type DiscoveryService,
  type LoggerService,
  type RootConfigService,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { readDiscovery } from '@slipway/plugin-ml-node';
import { readModels } from './readModels';
import { readRegistered } from './readRegistered';
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
  const { config, logger, scheduler } = services;
  const written = config.getOptionalConfig('ml.discovery.schedule');
  const schedule = written
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(written)
    : SCHEDULE;
  return new RegistryEntityProvider({
    discovery: readDiscovery(config),
    logger,
    readModels: signal => readModels(services, signal),
    readRegistered: signal => readRegistered(services, signal),
    taskRunner: scheduler.createScheduledTaskRunner(schedule),
  });
}
