import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { Duration } from 'luxon';
import type { ObservationStore } from './ObservationStore';

const DEFAULT = { days: 400 };

/** How long observations are kept: `ml.health.retention`. */
export const readRetention = (config: RootConfigService): Duration =>
  Duration.fromObject(
    config.has('ml.health.retention')
      ? readDurationFromConfig(config, { key: 'ml.health.retention' })
      : DEFAULT,
  );

/** Deletes observations that are older than they are kept, once a day, on one replica. */
export async function scheduleObservationRetention(options: {
  logger: LoggerService;
  now: () => Date;
  retention: Duration;
  scheduler: SchedulerService;
  store: ObservationStore;
}): Promise<void> {
  const { logger, now, retention, scheduler, store } = options;
  await scheduler.scheduleTask({
    id: 'ml-observation-retention',
    frequency: { hours: 24 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 5 },
    scope: 'global',
    fn: async () => {
      const before = new Date(+now() - retention.toMillis()).toISOString();
      const deleted = await store.deleteBefore(before);
      if (deleted) {
        logger.info(`Deleted ${deleted} observations from before ${before}`);
      }
    },
  });
}
