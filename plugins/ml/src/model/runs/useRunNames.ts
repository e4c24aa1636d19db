import type { RunFilterNames } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import { useMlQuery } from '../../query';

/** Which metrics, parameters and tags the runs have that fit the filter. */
export const useRunColumns = (model: string, filter = '', enabled = true) =>
  useMlQuery({
    key: ['run-columns', model, filter],
    read: (api, signal) =>
      api.getRunColumns(model, { filter: filter || undefined }, { signal }),
    enabled,
  });

/** The names that a filter can be completed with: of all runs, whatever the filter. */
export const useRunNames = (model: string): RunFilterNames => {
  const { data } = useRunColumns(model);
  return useMemo(
    () => ({
      metrics: data?.metrics.map(({ key }) => key),
      parameters: data?.parameters.map(({ key }) => key),
      tags: data?.tags.map(({ key }) => key),
    }),
    [data],
  );
};
