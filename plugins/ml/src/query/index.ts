export * from './MlProvider';
export * from './queryClient';
export * from './reading';
export * from './untilRead';
export * from './useMlAct';
export * from './useMlList';
export * from './useMlPages';
export * from './useMlQuery';
