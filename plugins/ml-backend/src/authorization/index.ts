export * from './EntityAccess';
export * from './audited';
