import { ConflictError } from '@backstage/errors';
import type { Act, Launch } from '@slipway/plugin-ml-common';
import { hasEnded } from './types';

/** Throws `ConflictError` with the reason of an act that is not allowed. */
export function requireAllowed(act: Act): void {
  if (!act.allowed) throw new ConflictError(act.reason);
}

/** Whether a launch can be stopped in the state it is in. */
export function mayStop({ state }: Launch): Act {
  return hasEnded(state)
    ? { allowed: false, reason: `It has ended: ${state}` }
    : { allowed: true };
}

/** Whether a launch can be tried again in the state it is in. */
export function mayRetry({ state, cause }: Launch): Act {
  if (!hasEnded(state)) {
    return { allowed: false, reason: 'It has not ended yet' };
  }
  if (state === 'succeeded') {
    return {
      allowed: false,
      reason: 'It has succeeded; launch the pipeline again for another run',
    };
  }
  return cause.type === 'promotion'
    ? {
        allowed: false,
        reason:
          'It belongs to a promotion, which has ended with it; request the promotion again',
      }
    : { allowed: true };
}
