import type { Mirror } from '../mirror';
import type { RoomServices } from '../RoomServices';
import type { RunReader } from '../runs';
import { KnownVersionStore } from './KnownVersionStore';
import { RegistryService } from './RegistryService';

/** Models, versions and aliases. */
export function createRegistryRoom(
  services: RoomServices,
  rooms: { mirror: Mirror; runs: RunReader },
) {
  return {
    registry: new RegistryService({
      ...services,
      ...rooms,
      store: new KnownVersionStore(services.database),
    }),
  };
}
