import type { ObservationKind } from '@slipway/plugin-ml-common';
import { useEffect } from 'react';
import { every, useMlPages } from '../query';

const PAGE = 200;
const MOST_PAGES = 5;

/** The observations of one kind, as many as a reader can look at: at most 1,000, newest windows first. */
export const useObservations = (
  subject: string,
  observationKind?: ObservationKind,
) => {
  const read = useMlPages({
    key: ['observations', subject, observationKind],
    limit: PAGE,
    read: (api, page, signal) =>
      api.getObservations(subject, { observationKind, ...page }, { signal }),
    again: every.while * 2,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = read;
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && pages < MOST_PAGES)
      void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, pages]);
  return {
    ...read,
    observations: data?.pages.flatMap(page => page.items) ?? [],
  };
};
