export * from './ColumnChooser';
export * from './columns';
export * from './csv';
export * from './CsvButton';
export * from './DataTable';
export * from './ListPanel';
export * from './rest';
export * from './useColumns';
