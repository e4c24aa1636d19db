export * from './columns';
export * from './csv';
export * from './DataTable';
export * from './TableTools';
export * from './useColumns';
