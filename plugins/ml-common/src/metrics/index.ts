export {
  CHAMPION_METRIC_PREFIX,
  directionByName,
  isAsideMetric,
  isBetter,
} from './direction';
