export type {
  RunColumnsQuery,
  RunCurvesQuery,
  RunListQuery,
  RunReader,
  RunsOf,
} from './types';
export type { MetricColumn } from './store/metricColumn';
export type { MainMetrics } from './IndexedRuns';
export type { ExperimentNames } from './mirror/types';
export { RunService } from './RunService';
export { UsedModels } from './UsedModels';
export { toShownRun } from './runWords';
export { createRunsRoom } from './createRunsRoom';
