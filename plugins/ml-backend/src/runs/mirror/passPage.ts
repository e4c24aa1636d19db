import { ServiceUnavailableError } from '@backstage/errors';
import type { LeftOut, Run, TrackingServer } from '@slipway/plugin-ml-node';
import { readShrinking } from '../../mirror';
import { boundTime } from '../../ports/toTime';
import type { PassPosition } from '../store/ExperimentStore';
import type { PageBounds, SweptPage } from '../store/SweptPages';

const LIMIT = 500;
/** No server has more; one that gives pages without end lies. */
const MOST_PAGES = 100_000;
/** Pages in a row that show no run. */
const MOST_EMPTY = 100;

/** A list without end. The pass begins anew: what is there once the server behaves cannot be told from the middle. */
export class EndlessPagesError extends ServiceUnavailableError {}

/** One page of a pass over all runs of an experiment. */
export type PassPage = {
  runs: Run[];
  /** Runs of the page that cannot be read. */
  leftOut: number;
  /** Which of them, as far as the source says, and why. */
  whyLeftOut: LeftOut[];
  /** Where to go on; absent at the end. */
  next?: PassPosition;
  /**
   * All runs that began after `after` and at the latest at `until` are in `runs`; absent where a page does not say so.
   */
  covers?: PageBounds;
  /** What it is to be known by when it is asked for again, where it can be. */
  known?: SweptPage;
  /** It still has the name that it was asked for with: it is not among `runs`. */
  notModified?: true;
};

/**
 * Reads the next page from the newest run to the oldest. The position is a time and not a page of the source, so that a
 * pass goes on where it was after a day and though runs came meanwhile; only runs that began in the same millisecond
 * and fill a page need the source's own cursor. A page that is `known` is only read where it has changed. Throws
 * `EndlessPagesError` where that leads nowhere.
 */
export async function readPassPage(
  server: TrackingServer,
  experimentId: string,
  position: PassPosition,
  signal: AbortSignal,
  known?: SweptPage,
): Promise<PassPage> {
  const { until, cursor, pages = 0, empty = 0 } = position;
  const { page, limit } = await readShrinking(
    { limit: position.limit ?? LIMIT, most: LIMIT },
    size =>
      server.searchRuns(
        {
          experimentIds: [experimentId],
          filter:
            until === undefined
              ? undefined
              : `attributes.start_time <= ${until}`,
          orderBy: ['attributes.start_time DESC'],
          view: 'all',
          limit: size,
          cursor,
          ifNoneMatch: known?.etag,
        },
        { signal },
      ),
  );
  const begun: PassPosition = {
    begunAt: position.begunAt,
    pages: pages + 1,
    limit,
    empty: 0,
  };
  if (known && page.notModified) {
    const { after } = known;
    return {
      runs: [],
      leftOut: 0,
      whyLeftOut: [],
      next: after === undefined ? undefined : { ...begun, until: after },
      notModified: true,
    };
  }
  const { nextCursor, leftOut = 0, whyLeftOut = [], etag } = page;
  const runs = page.items.filter(run => run.experimentId === experimentId);
  const isWhole = cursor === undefined && leftOut === 0;
  if (!nextCursor) {
    return {
      runs,
      leftOut,
      whyLeftOut,
      covers: isWhole ? within(undefined, until) : undefined,
      known: isWhole ? knownBy(etag, { until }) : undefined,
    };
  }
  if (runs.length === 0 && leftOut === 0) begun.empty = empty + 1;
  if (nextCursor === cursor || pages >= MOST_PAGES || empty >= MOST_EMPTY) {
    throw new EndlessPagesError(
      `${server.system} (${server.name}) gives pages of runs without end; look at its version`,
    );
  }
  const oldest = runs.at(-1)?.startTime;
  if (oldest !== undefined && oldest < (until ?? Infinity)) {
    const next = { ...begun, until: oldest };
    if (!isWhole) return { runs, leftOut, whyLeftOut, next };
    return {
      // The next page has the others; what has no time at all it has not.
      runs: runs.filter(({ startTime }) => !(startTime <= oldest)),
      leftOut,
      whyLeftOut,
      next,
      covers: within(oldest, until),
      known: knownBy(etag, { after: oldest, until }),
    };
  }
  return {
    runs,
    leftOut,
    whyLeftOut,
    next: { ...begun, until, cursor: nextCursor },
  };
}

/** Undefined where the source names no content, or the index cannot hold the bounds. */
function knownBy(
  etag: string | undefined,
  { after, until }: PageBounds,
): SweptPage | undefined {
  const isHeld = [after ?? 0, until ?? 0].every(at => boundTime(at) === at);
  return etag && isHeld ? { after, until, etag } : undefined;
}

/** As times are indexed. */
function within(after: number | undefined, until: number | undefined) {
  return {
    after: after === undefined ? undefined : boundTime(after),
    until: until === undefined ? undefined : boundTime(until),
  };
}
