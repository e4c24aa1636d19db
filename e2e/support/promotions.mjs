// What several journeys do with promotions through the API.
import { call, until } from './portal.mjs';

/** The newest version of a model that its registry still has, by the portal. */
export async function newestVersion(token, model) {
  const page = await call(
    token,
    'GET',
    `/entities/${pathOf(model)}/versions?limit=20`,
  );
  return page.items.find(({ deletedAt }) => !deletedAt).version;
}

/** `mlmodel:default/x` as a path. */
export const pathOf = ref => ref.replace(':', '/');

/** Reads one promotion with everything. */
export const readPromotion = (token, id) =>
  call(token, 'GET', `/promotions/${id}`);

const ENDED = new Set([
  'done',
  'rolled_back',
  'withdrawn',
  'rejected',
  'expired',
  'revoked',
  'superseded',
  'failed',
]);

/** Waits until a promotion has ended, whichever way. */
export const endOf = (token, id, seconds = 300) =>
  until(
    `promotion ${id}`,
    () => readPromotion(token, id),
    ({ promotion }) => ENDED.has(promotion.state),
    { seconds },
  );

/** Waits until it can be decided, then approves what is shown. `onSend` is called as the approval goes out. */
export async function approve(token, id, seconds = 120, onSend = () => {}) {
  const shown = await until(
    `promotion ${id} awaiting approval`,
    () => readPromotion(token, id),
    ({ promotion }) => promotion.state === 'awaiting_approval',
    { seconds },
  );
  onSend();
  return call(token, 'POST', `/promotions/${id}/approve`, {
    digest: shown.promotion.digest,
    planHash: shown.promotion.planHash,
    evidenceDigest: shown.evidenceDigest,
  });
}
