export { keepsFocus } from './nearby';
export * from './useKeptFocus';
