export * from './actor';
export * from './EntityAccess';
export * from './audited';
export * from './catalogCredentials';
export * from './namedOwners';
