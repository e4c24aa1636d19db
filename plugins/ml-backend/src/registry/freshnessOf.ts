import type { Freshness } from '@slipway/plugin-ml-common';
import type { ModelRegistry } from '@slipway/plugin-ml-node';
import type { MirrorState } from '../mirror';
import { live, stale } from '../ports/freshness';

/** How fresh what the mirror has of a registry is: old, with the reason, while the registry does not answer. */
export function freshnessOf(
  registry: ModelRegistry,
  state: MirrorState | undefined,
  now: Date,
): Freshness {
  const seenAt = state?.lastOkAt ?? now.toISOString();
  return state?.state === 'failing'
    ? stale(registry, seenAt, new Error(state.error))
    : live(registry, new Date(seenAt));
}
