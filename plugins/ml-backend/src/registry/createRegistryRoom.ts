import type { Mirror } from '../mirror';
import type { RoomServices } from '../RoomServices';
import type { RunReader } from '../runs';
import { AliasHistory } from './history/AliasHistory';
import { AliasMoveStore } from './history/AliasMoveStore';
import { AliasWitness } from './history/AliasWitness';
import { StoredAliasRecorder } from './history/AliasRecorder';
import { LastHeld } from './history/LastHeld';
import { RegistryServings } from './history/RegistryServings';
import { StageHistory } from './history/StageHistory';
import { UntoldMoves } from './history/UntoldMoves';
import { StageMoveStore } from './history/StageMoveStore';
import { DeliveryStore } from './DeliveryStore';
import { RegistryHints } from './RegistryHints';
import { EveryVersion } from './mirror/EveryVersion';
import { Keeper } from './mirror/Keeper';
import { ModelStore } from './mirror/ModelStore';
import { PageStore } from './mirror/PageStore';
import { PositionStore } from './mirror/PositionStore';
import { RegistryMirror } from './mirror/RegistryMirror';
import { RenamedModels } from './mirror/RenamedModels';
import { VersionKeeper } from './mirror/VersionKeeper';
import { VersionSearch } from './mirror/VersionSearch';
import { VersionStore } from './mirror/VersionStore';
import { RegistryPages } from './RegistryPages';
import { RegistryService } from './RegistryService';
import { RegistrySignals } from './RegistrySignals';
import { VersionFactsStore } from './version';

/** Models, versions and aliases; one task of the mirror for each configured registry. */
export function createRegistryRoom(
  services: RoomServices,
  rooms: { mirror: Mirror; runs: RunReader },
) {
  const { database, discovery } = services;
  const { mirror } = rooms;
  const models = new ModelStore(database);
  const versions = new VersionStore(database);
  const moves = new AliasMoveStore(database);
  const facts = new VersionFactsStore(services);
  const positions = new PositionStore(database);
  const stageMoves = new StageMoveStore(database);
  const renamed = new RenamedModels(database);
  const versionKeeper = new VersionKeeper({ versions, stageMoves, positions });
  const keeper = new Keeper({
    models,
    renamed,
    versions,
    moves,
    stageMoves,
    positions,
  });
  const history = new AliasHistory({
    ...services,
    mirror,
    models,
    moves,
    stageMoves,
    stages: new StageHistory({ stageMoves, versions }),
    positions,
    renamed,
  });
  const registry = new RegistryService({
    ...services,
    ...rooms,
    models,
    versions,
    search: new VersionSearch(database),
    positions,
    renamed,
    history,
    servings: new RegistryServings({
      ...services,
      models,
      versions,
      moves,
      stageMoves,
      renamed,
    }),
    facts,
  });
  const signals = new RegistrySignals(services);
  registry.onChanged(() => signals.hint());
  for (const one of services.ports.modelRegistries) {
    mirror.add(
      new RegistryMirror({
        ...services,
        registry: one,
        keeper,
        versionKeeper,
        models,
        versions,
        positions,
        pages: new PageStore(database),
        interval: mirror.interval,
        address: async () =>
          `${await discovery.getExternalBaseUrl(
            'ml',
          )}/hints/${encodeURIComponent(one.name)}`,
        onKept: (instance, { changed, wasMovedOutside }) =>
          registry.tellChanged({
            instance,
            models: [...changed],
            wasMovedOutside,
          }),
      }),
    );
  }
  return {
    registry,
    /** What is known of versions from the last look at their artefacts. */
    versionFacts: facts,
    registryPages: new RegistryPages({ ...services, registry }),
    everyVersion: new EveryVersion({ ...services, positions }),
    registryHints: new RegistryHints({
      ...services,
      mirror,
      models,
      deliveries: new DeliveryStore(database),
      witness: new AliasWitness({ ...services, models, moves, positions }),
      onMoved: ({ instance, model }) =>
        registry.tellChanged({
          instance,
          models: [model],
          wasMovedOutside: true,
        }),
    }),
    /** For whoever moves aliases. */
    aliasRecorder: new StoredAliasRecorder({ ...services, moves, models }),
    /** Moves of which the owners are to be told. */
    aliasMoves: new UntoldMoves(database),
    /** When aliases and stages of environments last let go of a version. */
    lastHeld: new LastHeld({ ...services, renamed }),
  };
}
