import type { Freshness } from '@slipway/plugin-ml-common';
import type { TrackingServer } from '@slipway/plugin-ml-node';
import { live, stale } from '../ports/freshness';
import type { IndexState } from './RunIndex';

/** An index that was level with its source so long ago is behind, unless its mirror is slower, in milliseconds. */
const BEHIND = 120_000;

/** How fresh what the index has of a server is. */
export type IndexFreshness = (
  state: IndexState,
  server: TrackingServer,
) => Freshness;

/** Takes an index for behind, with the reason, when its mirror failed or has not looked for so long. */
export function indexFreshness(options: {
  now: () => Date;
  /** From this age on a copy of the mirror's is behind, in milliseconds. */
  behindAfter?: number;
}): IndexFreshness {
  const behindAfter = Math.max(BEHIND, options.behindAfter ?? 0);
  return ({ asOf, error }, server) => {
    const now = options.now();
    const at = asOf ?? now.toISOString();
    const age = +now - Date.parse(at);
    const isOld = age > behindAfter;
    if (error) return stale(server, at, new Error(error));
    if (!isOld) return live(server, new Date(at));
    const why = `${server.system} (${
      server.name
    }) was not looked at for ${Math.round(
      age / 60_000,
    )} min; see the portal's log`;
    return { ...stale(server, at, new Error(why)), notAsked: true };
  };
}
