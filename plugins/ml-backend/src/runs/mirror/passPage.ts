import { ServiceUnavailableError } from '@backstage/errors';
import type { Run, TrackingServer } from '@slipway/plugin-ml-node';
import type { PassPosition } from '../store/ExperimentStore';

const LIMIT = 500;
/** No server has more; one that gives pages without end lies. */
const MOST_PAGES = 100_000;

/** One page of a pass over all runs of an experiment. */
export type PassPage = {
  runs: Run[];
  /** Where to go on; absent at the end. */
  next?: PassPosition;
  /**
   * All runs that began after `after` and at the latest at `until` are in `runs`; absent where a page does not say so.
   */
  covers?: { after?: number; until?: number };
};

/**
 * Reads the next page from the newest run to the oldest. The position is a time and not a page of the source, so that a
 * pass goes on where it was after a day and though runs came meanwhile; only runs that began in the same millisecond
 * and fill a page need the source's own cursor.
 */
export async function readPassPage(
  server: TrackingServer,
  experimentId: string,
  position: PassPosition,
  signal: AbortSignal,
): Promise<PassPage> {
  const { until, cursor, pages = 0 } = position;
  const page = await server.searchRuns(
    {
      experimentIds: [experimentId],
      filter:
        until === undefined ? undefined : `attributes.start_time <= ${until}`,
      orderBy: ['attributes.start_time DESC'],
      view: 'all',
      limit: LIMIT,
      cursor,
    },
    { signal },
  );
  const runs = page.items.filter(run => run.experimentId === experimentId);
  if (!page.nextCursor) {
    return { runs, covers: cursor === undefined ? { until } : undefined };
  }
  if (page.nextCursor === cursor || pages >= MOST_PAGES) {
    throw new ServiceUnavailableError(
      `${server.system} (${server.name}) gives pages of runs without end; look at its version`,
    );
  }
  const oldest = runs.at(-1)?.startTime;
  const begun = { begunAt: position.begunAt, pages: pages + 1 };
  if (oldest !== undefined && oldest < (until ?? Infinity)) {
    return {
      runs,
      next: { ...begun, until: oldest },
      covers: cursor === undefined ? { after: oldest, until } : undefined,
    };
  }
  return { runs, next: { ...begun, until, cursor: page.nextCursor } };
}
