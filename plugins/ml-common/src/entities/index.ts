export * from './kinds';
export * from './predicates';
export * from './relations';
