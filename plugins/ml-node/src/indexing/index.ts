export * from './RegistryPages';
export * from './restWhileUnchanged';
export * from './revisionOf';
