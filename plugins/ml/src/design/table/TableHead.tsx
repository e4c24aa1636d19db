import Tooltip from '@material-ui/core/Tooltip';
import { usePalette } from '../palette';
import { shownText } from '../shownText';
import type { Column, Sorting } from './columns';
import { useTableStyles } from './tableStyles';

const direction = { asc: 'ascending', desc: 'descending' } as const;
const arrow = { asc: ' ↑', desc: ' ↓' };

/**
 * The titles of a table; those the server can sort by are buttons. Where rows are stacked they are only names, for
 * screen readers: nobody sees them, so nothing in them takes the focus.
 */
export function TableHead<R>({
  columns,
  sorting,
  onSort,
  stacked,
}: {
  columns: Column<R>[];
  sorting?: Sorting;
  onSort?: (column: string) => void;
  stacked: boolean;
}) {
  const classes = useTableStyles(usePalette());
  return (
    <thead role="rowgroup" className={classes.head}>
      <tr role="row">
        {columns.map(column => {
          const sorted =
            sorting?.column === column.id ? sorting.order : undefined;
          return (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              aria-sort={sorted && direction[sorted]}
              className={[
                classes.title,
                column.number ? classes.number : '',
                column.held === undefined ? '' : classes.heldTitle,
              ].join(' ')}
              style={{ minWidth: column.width, left: column.held }}
            >
              <Tooltip title={column.about ?? ''}>
                {column.sortable && onSort && !stacked ? (
                  <button
                    type="button"
                    className={classes.sort}
                    onClick={() => onSort(column.id)}
                  >
                    {shownText(column.title)}
                    {sorted ? arrow[sorted] : ''}
                  </button>
                ) : (
                  <span>
                    {(stacked ? undefined : column.head) ??
                      shownText(column.title)}
                  </span>
                )}
              </Tooltip>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
