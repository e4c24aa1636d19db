import type { MetricDirection } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import { useRunColumns } from './useRunNames';

/** Which way each metric of a model is better, where its own rules or the metric's name say so; empty until it is known. */
export const useMetricDirections = (
  model: string,
  how: { enabled?: boolean } = {},
): ReadonlyMap<string, MetricDirection> => {
  const { data } = useRunColumns(model, {}, how);
  return useMemo(
    () =>
      new Map(
        data?.metrics.flatMap(({ key, direction }) =>
          direction ? [[key, direction] as const] : [],
        ),
      ),
    [data],
  );
};
