/** Models, versions, feature sets and pipelines in Backstage search. */
export { searchModuleMl as default } from './module';
export type { MlDocument } from './documents';
