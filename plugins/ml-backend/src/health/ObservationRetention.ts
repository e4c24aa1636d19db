import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { Duration } from 'luxon';
import type { ObservationStore } from './ObservationStore';

const DEFAULT = { days: 400 };

/** Deletes observations that are older than `ml.health.retention`, once a day, on one replica. */
export async function scheduleObservationRetention(options: {
  config: RootConfigService;
  logger: LoggerService;
  now: () => Date;
  scheduler: SchedulerService;
  store: ObservationStore;
}): Promise<void> {
  const { config, logger, now, scheduler, store } = options;
  const retention = Duration.fromObject(
    config.has('ml.health.retention')
      ? readDurationFromConfig(config, { key: 'ml.health.retention' })
      : DEFAULT,
  );
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
