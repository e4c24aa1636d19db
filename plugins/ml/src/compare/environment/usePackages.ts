import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Run,
  RunEnvironments,
  RunEnvironmentsRequest,
} from '@slipway/plugin-ml-common';
import {
  useInfiniteQuery,
  useQueryClient,
  type InfiniteData,
  type QueryKey,
} from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { mlApiRef } from '../../api';
import { isMoving } from '../../model/runs/howOften';
import { queryKey } from '../../query';
import {
  isAway,
  knownIn,
  nextPart,
  wholeAnswer,
  type KnownPackages,
} from './knownPackages';

/** The packages of runs as far as they have been read. */
export type Packages = KnownPackages & {
  isReading: boolean;
  /** Why no more are read. */
  error: Error | null;
  /** Reads again what could not be read. */
  retry: () => void;
};

const none: RunEnvironments[] = [];

/**
 * The packages of runs: what the portal knows at once, then the others part by part while the reader looks. Once a run
 * has ended, its packages no longer change.
 */
export const usePackages = (model: string, runs: readonly Run[]): Packages => {
  const api = useApi(mlApiRef);
  const client = useQueryClient();
  const runIds = runs.map(({ id }) => id);
  const moving = runs.filter(isMoving).map(({ id }) => id);
  const key = queryKey(['run-environments', model, runIds, moving], {
    fixed: true,
  });
  const { data, error, hasNextPage, isFetching, fetchNextPage } =
    useInfiniteQuery<
      RunEnvironments,
      Error,
      InfiniteData<RunEnvironments, RunEnvironmentsRequest>,
      QueryKey,
      RunEnvironmentsRequest
    >({
      queryKey: key,
      queryFn: async ({ pageParam, signal }) =>
        wholeAnswer(
          pageParam.runIds,
          await api.getRunEnvironments(model, pageParam, { signal }),
        ),
      initialPageParam: { runIds },
      getNextPageParam: (_, answers) => {
        const next = nextPart(answers);
        return next && { runIds: next, read: true };
      },
      enabled: runIds.length > 0,
      staleTime: Infinity,
    });
  const answers = data?.pages ?? none;
  const goesOn = hasNextPage && !error && !isAway(answers);
  // An answer may be there before the question was seen on screen, so that only the answers tell that it is one further.
  useEffect(() => {
    if (goesOn && !isFetching) void fetchNextPage();
  }, [goesOn, isFetching, answers, fetchNextPage]);
  const known = useMemo(() => knownIn(answers), [answers]);
  return {
    ...known,
    isReading: isFetching || goesOn,
    error,
    retry: () => void client.resetQueries({ queryKey: key, exact: true }),
  };
};
