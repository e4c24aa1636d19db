export { isoDurationToMilliseconds } from './isoDuration';
export { metricDirectionsOf, type MetricDirections } from './metricDirections';
export { readPolicies } from './readPolicies';
export { SHORTFALLS } from './types';
export type {
  DriftSettings,
  MetricRule,
  PolicyBook,
  PromotionPolicy,
  Shortfall,
} from './types';
