export { Ledger } from './Ledger';
export { canonicalJson, digestOfJson } from './canonicalJson';
export type * from './types';
