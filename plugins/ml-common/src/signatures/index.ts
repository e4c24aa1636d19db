export * from './sayType';
