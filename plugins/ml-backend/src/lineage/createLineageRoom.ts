import type { DeploymentService } from '../deployments/types';
import type { RegistryReader } from '../registry';
import type { RoomServices } from '../RoomServices';
import type { RunReader } from '../runs';
import { CatalogLineage } from './CatalogLineage';
import { LineageService } from './LineageService';
import { TrainingData } from './TrainingData';
import type { LineageReader } from './types';

/** What things are made from, and what breaks with them. */
export function createLineageRoom(
  services: RoomServices,
  rooms: {
    registry: RegistryReader;
    runs: RunReader;
    serving: Pick<DeploymentService, 'getByModel'>;
  },
): { lineage: LineageReader } {
  return {
    lineage: new LineageService({
      ...services,
      catalogLineage: new CatalogLineage(services),
      trainingData: new TrainingData(rooms),
    }),
  };
}
