import type { Run, RunPage } from '@slipway/plugin-ml-common';
import type { PageOf, Rest } from '../../design';

/** A line of the run table. */
export type RunRow = {
  run: Run;
  /** The sweeps that it stands below in the table, the outermost first. */
  above: readonly string[];
  /** May its own runs be shown below it? */
  opens: boolean;
  /** The children of a sweep that are not shown, because one page was read. */
  more?: number;
};

/** What is known of the children of the sweeps that are open, by the parent's id. */
export type Children = ReadonlyMap<string, RunPage>;

/** Sweeps within one another that are opened in place; what is further below is in the view of the innermost. */
const MOST_LEVELS = 5;

/**
 * Runs with the children of the open sweeps below their parents. A run is opened only where it stands first: a source
 * may say that a run is below itself, or two below one another.
 */
export const rowsOf = (
  runs: Run[],
  children: Children,
  /** The sweep that `runs` are below, where the table shows those of one only. */
  sweep?: string,
): RunRow[] => {
  const seen = new Set(sweep ? [sweep] : []);
  const rowsBelow = (some: Run[], above: readonly string[]): RunRow[] =>
    some.flatMap(run => {
      const opens = above.length < MOST_LEVELS && !seen.has(run.id);
      seen.add(run.id);
      const page = opens ? children.get(run.id) : undefined;
      if (!page) return [{ run, above, opens }];
      const all = page.total ?? run.childCount ?? page.items.length;
      return [
        { run, above, opens, more: Math.max(0, all - page.items.length) },
        ...rowsBelow(page.items, [...above, run.id]),
      ];
    });
  return rowsBelow(runs, []);
};

/** The runs that follow those on screen, as lines of the table. */
export const restOfRows = (
  rest: Rest<RunPage>,
  children: Children,
  sweep?: string,
): Rest<PageOf<RunRow>> => ({
  ...rest,
  read: async (cursor, signal) => {
    const { items, nextCursor } = await rest.read(cursor, signal);
    return { items: rowsOf(items, children, sweep), nextCursor };
  },
});

/** Tells the row from all others; a run may stand in several places. */
export const rowKey = ({ run, above }: RunRow): string =>
  [...above, run.id].join('/');
