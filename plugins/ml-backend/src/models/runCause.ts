import type { RunDetail } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import type { LaunchRecord, LaunchService } from '../launches/types';

/** Launches as far as a run's page asks for them. */
export type LaunchFinder = Pick<LaunchService, 'getRecord'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How far the clocks of the portal, the cluster and the run may be apart, in milliseconds. */
const SLACK = 300_000;

/** Did the run begin while one of the launch's attempts went on? */
const isWithin = (
  { attempts, requestedAt }: LaunchRecord,
  startedAt: string,
): boolean => {
  const began = Date.parse(startedAt);
  return attempts.some(attempt => {
    const from = Date.parse(attempt.startedAt ?? requestedAt);
    const until = attempt.endedAt ? Date.parse(attempt.endedAt) : Infinity;
    return began >= from - SLACK && began <= until + SLACK;
  });
};

/**
 * What made a run happen. The launch's id comes from a tag that anybody can write, so only a launch that the portal
 * made for this very model, and that went on when the run began, counts.
 */
export async function causeOf(
  launches: LaunchFinder,
  model: Pick<ModelSpec, 'ref'>,
  { launchId, startedAt }: Pick<RunDetail, 'launchId' | 'startedAt'>,
): Promise<RunDetail['cause']> {
  if (!launchId || !UUID.test(launchId)) return undefined;
  const launch = await launches.getRecord(launchId).catch(error => {
    if (error.name === 'NotFoundError') return undefined;
    throw error;
  });
  if (launch?.model !== model.ref || !isWithin(launch, startedAt)) {
    return undefined;
  }
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
