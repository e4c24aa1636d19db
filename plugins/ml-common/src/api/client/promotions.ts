import type { PromotionsQuery } from '../queries';
import type * as Words from '../words';
import { part, toSearch } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** Promotions: asked for, decided, followed. */
export const promotionCalls = (server: MlServer) => ({
  getPromotions(query?: PromotionsQuery, options?: MlCallOptions) {
    return server.get<Words.PromotionPage>(
      `/promotions${toSearch(query)}`,
      options,
    );
  },

  getPromotion(id: string, options?: MlCallOptions) {
    return server.get<Words.PromotionDetail>(
      `/promotions/${part(id)}`,
      options,
    );
  },

  previewPromotion(request: Words.PromotionRequest, options?: MlCallOptions) {
    return server.post<Words.PromotionPreview>(
      '/promotions/preview',
      request,
      options,
    );
  },

  requestPromotion(request: Words.PromotionRequest, options?: MlCallOptions) {
    return server.post<Words.Promotion>('/promotions', request, options);
  },

  approvePromotion(
    id: string,
    approval: Words.ApprovalRequest,
    options?: MlCallOptions,
  ) {
    return server.post<Words.Promotion>(
      `/promotions/${part(id)}/approve`,
      approval,
      options,
    );
  },

  rejectPromotion(id: string, reason: string, options?: MlCallOptions) {
    return server.post<Words.Promotion>(
      `/promotions/${part(id)}/reject`,
      { reason },
      options,
    );
  },

  withdrawPromotion(id: string, reason: string, options?: MlCallOptions) {
    return server.post<Words.Promotion>(
      `/promotions/${part(id)}/withdraw`,
      { reason },
      options,
    );
  },

  abortPromotion(id: string, reason: string, options?: MlCallOptions) {
    return server.post<Words.Promotion>(
      `/promotions/${part(id)}/abort`,
      { reason },
      options,
    );
  },
});
