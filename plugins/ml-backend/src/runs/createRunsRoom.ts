import type { RoomServices } from '../RoomServices';
import { KnownRunStore } from './KnownRunStore';
import { RunService } from './RunService';

/** Runs and metric curves. */
export function createRunsRoom(services: RoomServices) {
  return {
    runs: new RunService({
      ...services,
      store: new KnownRunStore(services.database),
    }),
  };
}
