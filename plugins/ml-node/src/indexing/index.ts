export * from './RegistryPages';
export * from './readUntil';
export * from './restWhileUnchanged';
export * from './revisionOf';
