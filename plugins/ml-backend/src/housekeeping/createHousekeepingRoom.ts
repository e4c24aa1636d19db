import { readDurationFromConfig } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { readDiscovery } from '@slipway/plugin-ml-node';
import { Duration } from 'luxon';
import { DescribedModels } from '../fleet/DescribedModels';
import { FleetVisibility } from '../fleet/FleetVisibility';
import type { RoomServices } from '../RoomServices';
import { FindingKeeper } from './FindingKeeper';
import type { Rules } from './findProblems';
import { HousekeepingService } from './HousekeepingService';
import { HousekeepingStore } from './HousekeepingStore';
import { HousekeepingSweep } from './HousekeepingSweep';
import { lastDue } from './lastDue';
import type {
  ChangedModels,
  DigestReader,
  LastHeldReader,
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

/** Housekeeping: looked for by one replica, within a minute after a model has changed in the catalog or a registry. */
export async function createHousekeepingRoom(
  services: RoomServices,
  rooms: {
    mirror: MirroredReader;
    registry: RegisteredReader & ChangedModels;
    fleet: ChangedModels;
    runs: LastRunReader;
    serving: LastServedReader;
    held: LastHeldReader;
    digests: DigestReader;
  },
) {
  const rules = readRules(services);
  const store = new HousekeepingStore(services.database);
  const sweep = new HousekeepingSweep({
    ...services,
    ...rooms,
    models: new DescribedModels(services.database),
    rules,
    keeper: new FindingKeeper(services.database),
  });
  const { logger, now } = services;
  const ask = () => {
    store
      .askCheck(now().toISOString())
      .catch(error =>
        logger.debug('Housekeeping was not asked for', toError(error)),
      );
  };
  rooms.registry.onChanged(ask);
  rooms.fleet.onChanged(ask);
  await services.scheduler.scheduleTask({
    id: 'ml-housekeeping-sweep',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 20 },
    scope: 'global',
    fn: async signal => {
      const due = lastDue(now(), await rooms.mirror.states());
      if (await store.isCheckDue(due)) await sweep.sweep(signal);
    },
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
