import type { HealthService } from '../health';
import type { SourceStates } from '../ports/SourceStates';
import type { AliasMoveReader, RegistryService } from '../registry';
import type { RoomServices } from '../RoomServices';
import { CatalogSweep } from './CatalogSweep';
import { FleetFactsReader } from './FleetFactsReader';
import { FleetRefresh } from './FleetRefresh';
import { FleetService } from './FleetService';
import { FleetStore } from './FleetStore';
import { FleetVisibility } from './FleetVisibility';
import { MovedAliasNotices } from './MovedAliasNotices';
import type {
  LaunchActivityReader,
  OpenPromotionReader,
  ServingReader,
} from './types';

/**
 * The fleet: an index of the catalog's models and what the other rooms know of them. The catalog is
 * swept twice a minute by one replica; models that are due are refreshed every five seconds, and at once when something
 * was observed or changed in a registry.
 */
export async function createFleetRoom(
  services: RoomServices,
  rooms: {
    health: HealthService;
    launches: LaunchActivityReader;
    promotions: OpenPromotionReader;
    registry: RegistryService;
    aliasMoves: AliasMoveReader;
    serving: ServingReader;
    sourceStates: SourceStates;
  },
) {
  const { scheduler } = services;
  const store = new FleetStore(services.database);
  const facts = new FleetFactsReader({ ...services, ...rooms });
  const refresh = new FleetRefresh({ ...services, store, facts });
  const catalogSweep = new CatalogSweep({ ...services, store });
  const visibility = new FleetVisibility(services);

  const listeners: (() => void)[] = [];
  const notices = new MovedAliasNotices({ ...services, ...rooms, store });

  rooms.health.onObserved(subjects => refresh.markChanged(subjects));
  rooms.registry.onChanged(({ instance, models, wasMovedOutside }) => {
    refresh.markRegisteredChanged(instance, models);
    if (wasMovedOutside) notices.tellSoon();
  });

  await scheduler.scheduleTask({
    id: 'ml-fleet-sweep',
    frequency: { seconds: 30 },
    // As long is nothing swept after a replica was killed in the middle of it.
    timeout: { minutes: 2 },
    initialDelay: { seconds: 3 },
    scope: 'global',
    fn: async signal => {
      try {
        const { changed, gone } = await catalogSweep.sweep(signal);
        if (changed || gone) listeners.forEach(tell => tell());
        await refresh.refreshDue(signal);
      } finally {
        // A catalog that is away keeps nobody from being told.
        await notices.tellAll();
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'ml-fleet-refresh',
    frequency: { seconds: 5 },
    timeout: { minutes: 2 },
    initialDelay: { seconds: 10 },
    scope: 'global',
    fn: signal => refresh.refreshDue(signal),
  });

  return {
    fleet: new FleetService({
      ...services,
      ...rooms,
      facts,
      refresh,
      store,
      visibility,
    }),
    fleetRefresh: refresh,
    /** For who is to know that models of the catalog came, changed or went. */
    catalogued: {
      onChanged: (listener: () => void) => void listeners.push(listener),
    },
  };
}
