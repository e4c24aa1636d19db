export { isoDurationToMilliseconds } from './isoDuration';
export { readPolicies } from './readPolicies';
export { SHORTFALLS } from './types';
export type {
  DriftSettings,
  MetricRule,
  PolicyBook,
  PromotionPolicy,
  Shortfall,
} from './types';
