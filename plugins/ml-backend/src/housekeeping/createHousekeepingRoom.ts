import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDiscovery } from '@slipway/plugin-ml-node';
import { Duration } from 'luxon';
import { DescribedModels } from '../fleet/DescribedModels';
import { FleetVisibility } from '../fleet/FleetVisibility';
import type { RoomServices } from '../RoomServices';
import type { Rules } from './findProblems';
import { HousekeepingService } from './HousekeepingService';
import { HousekeepingStore } from './HousekeepingStore';
import { HousekeepingSweep } from './HousekeepingSweep';
import type {
  LastRunReader,
  LastServedReader,
  MirroredReader,
  RegisteredReader,
} from './types';

const STALE_AFTER = 'ml.housekeeping.staleAfter';

function readRules({
  config,
  environments,
}: Pick<RoomServices, 'config' | 'environments'>): Omit<Rules, 'now'> {
  const staleAfter = Duration.fromObject(
    config.has(STALE_AFTER)
      ? readDurationFromConfig(config, { key: STALE_AFTER })
      : { days: 90 },
  ).toMillis();
  if (!(staleAfter > 0)) {
    throw new InputError(`${STALE_AFTER} must be longer than nothing`);
  }
  return { staleAfter, environments, discovery: readDiscovery(config) };
}

/** Housekeeping: looked for once a minute by one replica. */
export async function createHousekeepingRoom(
  services: RoomServices,
  rooms: {
    mirror: MirroredReader;
    registry: RegisteredReader;
    runs: LastRunReader;
    serving: LastServedReader;
  },
) {
  const rules = readRules(services);
  const store = new HousekeepingStore(services.database);
  const sweep = new HousekeepingSweep({
    ...services,
    ...rooms,
    models: new DescribedModels(services.database),
    rules,
    store,
  });
  await services.scheduler.scheduleTask({
    id: 'ml-housekeeping-sweep',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 20 },
    scope: 'global',
    fn: signal => sweep.sweep(signal),
  });
  return {
    housekeeping: new HousekeepingService({
      ...services,
      rules,
      store,
      visibility: new FleetVisibility(services),
    }),
  };
}
