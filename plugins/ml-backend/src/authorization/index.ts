export * from './EntityAccess';
export * from './audited';
export * from './catalogCredentials';
