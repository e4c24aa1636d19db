import type { Promotion } from '@slipway/plugin-ml-common';
import { every, useMlQuery } from '../../query';

/** Most promotions of a model that are read for the list of its versions. */
export const MOST_PROMOTIONS = 200;

/** The newest promotions of a model, open ones first, in one call for all of its versions. */
export const usePromotionsOfModel = (model: string) =>
  useMlQuery({
    key: ['promotions', model, 'of versions'],
    read: (api, signal) =>
      api.getPromotions({ model, limit: MOST_PROMOTIONS }, { signal }),
    again: every.while,
  });

/** Those that made a version or take it somewhere, open ones first, then the newest. */
export const usePromotionsOfVersion = (model: string, version: string) =>
  useMlQuery({
    key: ['promotions', `${model} ${version}`],
    read: (api, signal) => api.getPromotions({ model, version }, { signal }),
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
