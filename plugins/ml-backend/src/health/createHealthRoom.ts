import { InputError } from '@backstage/errors';
import { byAlias } from '../environments';
import type { RoomServices } from '../RoomServices';
import { AuthorizedHealthService } from './AuthorizedHealthService';
import { ErrorBudgets } from './ErrorBudgets';
import { HealthService } from './HealthService';
import {
  readRetention,
  scheduleObservationRetention,
} from './ObservationRetention';
import { ObservationStore } from './ObservationStore';
import { RememberedCounts } from './RememberedCounts';
import type { HealthPolicy, ServingKnowledge } from './types';

const readPolicy = ({ config }: RoomServices): HealthPolicy => {
  const driftShare = config.getOptionalNumber('ml.health.driftShare') ?? 0.5;
  if (!(driftShare > 0 && driftShare <= 1)) {
    throw new InputError(
      `ml.health.driftShare must be above 0 and at most 1, not ${driftShare}`,
    );
  }
  return { driftShare };
};

/** Health: observations in, health out. */
export async function createHealthRoom(
  services: RoomServices,
  rooms: { servedVersions: ServingKnowledge['versions'] },
) {
  const store = new ObservationStore(services.database, {
    versions: rooms.servedVersions,
    environment: byAlias(services.environments).at(-1)?.name ?? '',
  });
  const retention = readRetention(services.config);
  const counts = new RememberedCounts({ ...services, store });
  const health = new HealthService({
    store,
    budgets: new ErrorBudgets({ ...services, counts, retention }),
    policy: readPolicy(services),
    now: services.now,
  });
  await scheduleObservationRetention({ ...services, store, retention });
  return {
    health,
    authorizedHealth: new AuthorizedHealthService({ ...services, health }),
  };
}
