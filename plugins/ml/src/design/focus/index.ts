export { keepsFocus } from './nearby';
export { useBeginning } from './useBeginning';
export { useKeptFocus } from './useKeptFocus';
