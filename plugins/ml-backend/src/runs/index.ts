export type { RunCurvesQuery, RunListQuery, RunReader, RunsOf } from './types';
export { RunService } from './RunService';
export { toShownRun } from './runWords';
export { createRunsRoom } from './createRunsRoom';
