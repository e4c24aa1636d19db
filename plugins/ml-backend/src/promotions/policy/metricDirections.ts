import type { MetricDirection, Tier } from '@slipway/plugin-ml-common';
import type { PolicyBook } from './types';

/** Which way the metrics that the rules name are better, for one model. */
export type MetricDirections = (model: {
  tier: Tier;
  type: string;
}) => ReadonlyMap<string, MetricDirection>;

/** The directions in the rules of all environments; the last environment, nearest to production, goes before. */
export const metricDirectionsOf =
  (
    policies: PolicyBook,
    environments: readonly { name: string }[],
  ): MetricDirections =>
  model =>
    new Map(
      environments.flatMap(({ name }) =>
        policies
          .find(model, name)
          .metrics.primary.map(rule => [rule.name, rule.direction] as const),
      ),
    );
