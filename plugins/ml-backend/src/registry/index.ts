export type {
  AliasMoveReader,
  OutsideMove,
  RegistryReader,
  RegisteredModelRow,
  RegisteredName,
  RegisteredVersionName,
  RegistryListener,
  RegistryStanding,
  VersionSearchQuery,
  VersionsOf,
} from './types';
export { nameKey, versionKey } from './types';
export type { AliasRecorder, PortalMove } from './history/AliasRecorder';
export { scheduleCards } from './cards/scheduleCards';
export { EveryVersion } from './mirror/EveryVersion';
export { RegistryHints } from './RegistryHints';
export { RegistryPages } from './RegistryPages';
export { RegistryService } from './RegistryService';
export { createRegistryRoom } from './createRegistryRoom';
export { NewestDigests } from './version';
export { NOWHERE, whereServes, type ServesIn } from './whereServes';
