import type { Knex } from 'knex';
import type { Below } from './MatchesBelow';
import { onlyOrphans, type RunSelection } from './selectionSql';

/** Lets runs through that match. `run` is the column with a run's number along whose index they are read. */
export type Way = (query: Knex.QueryBuilder, run: string) => void;

/**
 * The ways by which runs come into a page of a selection, each a query of its own along an index of its own. First comes
 * what fills a page soonest, as it bounds the others: parents of many that match. Last come the runs whose parent is
 * elsewhere, which are looked for among all that have one.
 */
export function waysIn(
  selection: RunSelection,
  /** Runs that match a filter themselves. */
  itself: Way,
  below: Below | undefined,
): Way[] {
  if (!selection.topOnly) return [itself];
  const tops: Way = (query, run) =>
    query.whereNull('r.parent').modify(itself, run);
  if (!below) {
    return [
      tops,
      (query, run) => {
        onlyOrphans(query, selection);
        itself(query, run);
      },
    ];
  }
  const { few, above } = below;
  const parents: Way = query => query.whereNull('r.parent').modify(above);
  return [
    ...(few ? [tops, parents] : [parents, tops]),
    (query, run) => {
      onlyOrphans(query, selection);
      query.where(either =>
        either
          .where(one => (few ? one.whereIn('r.id', few) : itself(one, run)))
          .orWhere(above),
      );
    },
  ];
}
