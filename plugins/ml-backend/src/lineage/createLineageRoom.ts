import type { DeploymentService } from '../deployments/types';
import { RegisteredRefs } from '../fleet';
import type { MirrorReader } from '../mirror';
import type { RegistryReader } from '../registry';
import type { RoomServices } from '../RoomServices';
import { UsedModels, type RunReader } from '../runs';
import { BaseVersions } from './BaseVersions';
import { CataloguedData } from './CataloguedData';
import { CatalogLineage } from './CatalogLineage';
import { DataReaders } from './DataReaders';
import { LineageService } from './LineageService';
import { LookAtNewest } from './LookAtNewest';
import { MadeFrom } from './MadeFrom';
import { ShownVersions } from './ShownVersions';
import { StaleServers } from './StaleServers';
import { TrainedOn } from './TrainedOn';
import { TrainingData } from './TrainingData';
import type { LineageReader } from './types';

/** What things are made from, and what breaks with them; every ten minutes one replica looks at versions that are new. */
export async function createLineageRoom(
  services: RoomServices,
  rooms: {
    mirror: Pick<MirrorReader, 'states'>;
    registry: RegistryReader;
    runs: RunReader;
    serving: Pick<DeploymentService, 'getByModel'>;
  },
): Promise<{ lineage: LineageReader }> {
  const shownVersions = new ShownVersions(rooms);
  const madeFrom = new MadeFrom(services.database);
  const registeredRefs = new RegisteredRefs(services.database);
  const dataReaders = new DataReaders({
    shownVersions,
    madeFrom,
    registeredRefs,
    trainedOn: new TrainedOn(services.database),
  });
  const usedModels = new UsedModels(services);
  const newest = new LookAtNewest({ ...services, madeFrom, usedModels });
  await services.scheduler.scheduleTask({
    id: 'ml-lineage-look',
    frequency: { minutes: 10 },
    timeout: { minutes: 9 },
    initialDelay: { minutes: 2 },
    scope: 'global',
    fn: () => newest.turn(),
  });
  return {
    lineage: new LineageService({
      ...services,
      catalogLineage: new CatalogLineage({ ...services, dataReaders }),
      trainingData: new TrainingData({
        ...rooms,
        shownVersions,
        cataloguedData: new CataloguedData(services),
      }),
      baseVersions: new BaseVersions({
        ...services,
        madeFrom,
        usedModels,
        registeredRefs,
      }),
      staleServers: new StaleServers({ ...services, ...rooms }),
    }),
  };
}
