import type { Run, RunPage } from '@slipway/plugin-ml-common';
import type { PageOf, Rest } from '../../design';

/** A line of the run table. */
export type RunRow = {
  run: Run;
  /** It stands below its sweep. */
  inside?: boolean;
  /** The children of a sweep that are not shown, because one page was read. */
  more?: number;
};

/** What is known of the children of the sweeps that are open, by the parent's id. */
export type Children = ReadonlyMap<string, RunPage>;

/** Runs with the children of the open sweeps below their parents. */
export const rowsOf = (runs: Run[], children: Children): RunRow[] =>
  runs.flatMap(run => {
    const page = children.get(run.id);
    if (!page) return [{ run }];
    const below = page.items.map(
      (child): RunRow => ({
        run: child,
        inside: true,
      }),
    );
    const all = page.total ?? run.childCount ?? below.length;
    return [{ run, more: Math.max(0, all - below.length) }, ...below];
  });

/** The runs that follow those on screen, as lines of the table. */
export const restOfRows = (
  rest: Rest<RunPage>,
  children: Children,
): Rest<PageOf<RunRow>> => ({
  ...rest,
  read: async (cursor, signal) => {
    const { items, nextCursor } = await rest.read(cursor, signal);
    return { items: rowsOf(items, children), nextCursor };
  },
});
