import type {
  RunColumnsQuery,
  RunFilterNames,
} from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import { useMlQuery } from '../../query';

/** Which metrics, parameters and tags the runs have that match; without a question, all that the model's runs have. */
export const useRunColumns = (
  model: string,
  query: RunColumnsQuery = {},
  how: {
    enabled?: boolean;
    /** Milliseconds after which they are read again. */
    again?: number;
  } = {},
) =>
  useMlQuery({
    key: ['run-columns', model, query],
    read: (api, signal) => api.getRunColumns(model, query, { signal }),
    ...how,
  });

/** The names that a filter can be completed with: of all runs, whatever the filter. */
export const useRunNames = (model: string, again?: number): RunFilterNames => {
  const { data } = useRunColumns(model, {}, { again });
  return useMemo(
    () => ({
      metrics: data?.metrics.map(({ key }) => key),
      parameters: data?.parameters.map(({ key }) => key),
      tags: data?.tags.map(({ key }) => key),
    }),
    [data],
  );
};
