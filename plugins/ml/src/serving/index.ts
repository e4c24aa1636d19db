export * from './byRegistry';
export * from './ByRegistryMark';
export * from './ServesIn';
