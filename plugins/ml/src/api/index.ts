export * from './mlApi';
export * from './mlApiRef';
