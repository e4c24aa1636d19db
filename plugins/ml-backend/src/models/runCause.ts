import type { RunDetail } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import type { LaunchService } from '../launches/types';

/** Launches as far as a run's page asks for them. */
export type LaunchFinder = Pick<LaunchService, 'get'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What made a run happen. The launch's id comes from a tag that anybody can write, so only a launch that the portal
 * made for this very model counts.
 */
export async function causeOf(
  launches: LaunchFinder,
  model: ModelSpec,
  launchId: string | undefined,
): Promise<RunDetail['cause']> {
  if (!launchId || !UUID.test(launchId)) return undefined;
  const launch = await launches.get(launchId).catch(error => {
    if (error.name === 'NotFoundError') return undefined;
    throw error;
  });
  if (!launch || launch.model !== model.ref) return undefined;
  const { type, promotionId, reason } = launch.cause;
  const known = { by: launch.requestedBy, at: launch.requestedAt, reason };
  if (type === 'promotion' && promotionId) {
    return { kind: 'promotion', id: promotionId, ...known };
  }
  return {
    kind: type === 'trigger' ? 'trigger' : 'launch',
    id: launch.id,
    ...known,
  };
}
