import type { ReactNode } from 'react';

/** One column of a table. */
export type Column<R> = {
  id: string;
  title: string;
  /** Drawn at the head instead of the title; above the rows where they are stacked. */
  head?: ReactNode;
  /** What a control at the head does, said beside it where the rows are stacked. Part of its accessible name. */
  headWords?: string;
  cell: (row: R) => ReactNode;
  /** The value in a CSV file; a column without it is left out there. */
  text?: (row: R) => string | number | null | undefined;
  /** Right-aligned, in tabular figures. */
  number?: boolean;
  /** Width in pixels below which it does not go. */
  width?: number;
  /** Can the server sort by it? */
  sortable?: boolean;
  /** The cell that names the row. One per table. */
  names?: boolean;
  /** Stays at so many pixels from the left while the others scroll: the width of the held columns before it. */
  held?: number;
  /** Why it is there, on hover of its title. */
  about?: string;
};

/** By which column the server sorted, and how. */
export type Sorting = { column: string; order: 'asc' | 'desc' };

/** The sorting after a click on a column's title. */
export const sortingAfterClick = (
  column: string,
  sorting: Sorting | undefined,
): Sorting => ({
  column,
  order: sorting?.column === column && sorting.order === 'asc' ? 'desc' : 'asc',
});
