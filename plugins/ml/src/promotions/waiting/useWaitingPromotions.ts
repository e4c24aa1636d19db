import { every, useMlQuery } from '../../query';

/**
 * How many promotions the signed-in person may decide now; undefined while it is not known. Needs `MlProvider` around
 * it.
 */
export function useWaitingPromotions(): number | undefined {
  const { data } = useMlQuery({
    key: ['waiting-promotions', ''],
    read: (api, signal) =>
      api.getPromotions({ scope: 'waiting', limit: 1 }, { signal }),
    again: every.while,
  });
  return data?.counts.waiting;
}
