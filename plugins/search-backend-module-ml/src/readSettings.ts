import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/** How often the index is made anew, and where the results lead to. */
export type Settings = {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** With `:namespace`, `:kind` and `:name`. */
  locationTemplate: string;
};

/** Reads `search.collators.ml`. */
export function readSettings(config: RootConfigService): Settings {
  const ours = config.getOptionalConfig('search.collators.ml');
  const schedule = ours?.getOptionalConfig('schedule');
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : {
          frequency: { minutes: 10 },
          timeout: { minutes: 15 },
          // The catalog and the registry's mirror have something to tell a little after the start.
          initialDelay: { seconds: 20 },
        },
    locationTemplate:
      ours?.getOptionalString('locationTemplate') ??
      config.getOptionalString('search.collators.catalog.locationTemplate') ??
      '/catalog/:namespace/:kind/:name',
  };
}
