import type { Run, TrackingServer } from '@slipway/plugin-ml-node';
import { readShrinking } from '../../mirror';
import { isSourceId } from '../store/shortText';

/** Runs that are asked for at once. */
const PART = 200;

/** MLflow's filter for runs by id. */
const runIdFilter = (runIds: readonly string[]): string =>
  `attributes.run_id IN (${runIds.map(id => `'${id}'`).join(', ')})`;

/** What became of some of the runs that were asked for. */
export type AskedRuns = {
  found: Run[];
  /** The source does not have them. */
  missing: string[];
  /** The source has them, or some of them, and they cannot be read. */
  unread: string[];
};

/** Whether an experiment can be seen: the runs of one that the account may no longer see look as if they were gone. */
export async function canBeSeen(
  server: TrackingServer,
  experimentId: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await server.getExperiment(experimentId, { signal });
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/** Asks for runs of experiments by id, in parts that fit into an answer. None has an id that cannot be asked for. */
export async function* askById(
  server: TrackingServer,
  experimentIds: string[],
  runIds: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<AskedRuns> {
  const ids = runIds.filter(isSourceId);
  const strange = runIds.filter(id => !isSourceId(id));
  if (strange.length) yield { found: [], missing: strange, unread: [] };
  let limit = PART;
  let rest = ids;
  while (rest.length > 0) {
    const next = rest;
    const answer = await readShrinking({ limit, most: PART }, async size => {
      const asked = next.slice(0, size);
      const page = await server.searchRuns(
        {
          experimentIds,
          filter: runIdFilter(asked),
          view: 'all',
          limit: asked.length,
        },
        { signal },
      );
      return { asked, ...page };
    });
    const { asked, items, leftOut } = answer.page;
    limit = answer.limit;
    rest = next.slice(asked.length);
    const found = items.filter(run => experimentIds.includes(run.experimentId));
    const present = new Set(found.map(({ id }) => id));
    const others = asked.filter(id => !present.has(id));
    yield {
      found,
      missing: leftOut ? [] : others,
      unread: leftOut ? others : [],
    };
  }
}
