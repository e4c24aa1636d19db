export { compareMetrics } from './compareMetrics';
export { compareVersions } from './compareVersions';
export { CHAMPION_TAG, evaluationDataOf } from './evaluationData';
export { packagesOf } from './packages';
