import type { MetricDirection } from '../api';

/** Words that say which way a metric is better, as they stand in the names that frameworks and MLflow give them. */
const LOWER =
  /(^|[^a-z])(loss|logloss|error|err|mae|mse|rmse|rmsle|mape|smape|msle|brier|perplexity|ppl|wer|cer|latency|fpr|fnr|divergence|regret)([^a-z]|$)/;
const HIGHER =
  /(^|[^a-z])(acc|accuracy|auc|auroc|auprc|f1|f1_score|precision|recall|sensitivity|specificity|r2|map|ndcg|mrr|score|iou|dice|bleu|rouge|hit_rate|throughput|reward)([^a-z]|$)/;

/** Prefix under which a training run logs the champion's metrics on its own data (docs/reference/contracts.md). */
export const CHAMPION_METRIC_PREFIX = 'champion.';

/** Whether a metric is about the machine or about the champion and says nothing about the run's own model. */
export const isAsideMetric = (key: string): boolean =>
  key.startsWith('system/') || key.startsWith(CHAMPION_METRIC_PREFIX);

/**
 * Which way a metric is better, by its name: `val_loss` lower, `roc_auc` higher; undefined where the name does not say.
 * A rule of the promotion policy knows better and goes before.
 */
export function directionByName(key: string): MetricDirection | undefined {
  const name = key.toLowerCase();
  if (LOWER.test(name)) return 'lower';
  return HIGHER.test(name) ? 'higher' : undefined;
}

/** Whether one value is better than another. */
export const isBetter = (
  value: number,
  than: number,
  direction: MetricDirection,
): boolean => (direction === 'higher' ? value > than : value < than);
