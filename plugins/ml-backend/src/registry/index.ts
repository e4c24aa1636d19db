export type { RegistryReader, RegisteredName, VersionsOf } from './types';
export { nameKey } from './types';
export { RegistryService } from './RegistryService';
export { createRegistryRoom } from './createRegistryRoom';
