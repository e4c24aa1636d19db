import type { Promotion } from '@slipway/plugin-ml-common';
import { every, useMlQuery } from '../../query';

const MOST = 200;

/** The newest promotions of a model, open ones first, in one call for all of its versions. */
export const usePromotionsOfModel = (model: string) =>
  useMlQuery({
    key: ['promotions', model, 'of versions'],
    read: (api, signal) =>
      api.getPromotions({ model, limit: MOST }, { signal }),
    again: every.while,
  });

/** Those that take this version somewhere, or made it. */
export const promotionsOf = (
  version: string,
  promotions: readonly Promotion[] = [],
): Promotion[] =>
  promotions.filter(one =>
    one.resultVersion ? one.resultVersion === version : one.version === version,
  );
