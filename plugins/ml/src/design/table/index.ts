export * from './columns';
export * from './csv';
export * from './DataTable';
export * from './ListPanel';
export * from './TableTools';
export * from './useColumns';
