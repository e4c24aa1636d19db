export { completeRunFilter, quotedKey } from './complete';
export { isNumeric as isNumericField } from './fields';
export { matchesRun, type FilteredRun } from './matches';
export { parseRunFilter, parseRunOrder } from './parse';
export { toMlflowFilter } from './toMlflowFilter';
export {
  RunFilterError,
  type Completion,
  type RunAttribute,
  type RunCondition,
  type RunDatasetKey,
  type RunField,
  type RunFilter,
  type RunFilterNames,
  type RunOperator,
  type RunOrder,
} from './types';
