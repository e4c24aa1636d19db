import type { RunRow } from '../runRows';

/** A sweep, and how many runs are directly below it where that is known. */
export type SweepAtHand = { id: string; count?: number };

/** The sweep that the reader may want to compare: the one that is selected and nothing else, or whose runs are shown. */
export const sweepAtHand = (
  rows: readonly RunRow[],
  selected: readonly string[],
  /** The sweep whose runs alone the table shows. */
  shown?: string,
): SweepAtHand | undefined => {
  if (selected.length === 0) return shown ? { id: shown } : undefined;
  if (selected.length > 1) return undefined;
  const run = rows.find(row => row.run.id === selected[0])?.run;
  return run?.childCount ? { id: run.id, count: run.childCount } : undefined;
};
