import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import { keepsFocus } from '../focus';
import { MoreButton } from '../MoreButton';
import { usePalette } from '../palette';
import { shown, shownText } from '../shownText';
import type { Column, Sorting } from './columns';
import { StackedTools } from './StackedTools';
import { TableHead } from './TableHead';
import { useTableStyles } from './tableStyles';
import { useRowFocus } from './useRowFocus';
import { useStacked } from './useStacked';

// Below these a browser draws all rows without anybody noticing, and find-in-page reaches all of them.
const ROWS_DRAWN_WHOLE = 100;
const CELLS_DRAWN_WHOLE = 1500;
const ROWS_AROUND = 12;
// Rows from the end at which the next page is read, so that it is there before the reader is.
const READ_ON = 25;

/** What a table needs. */
export type DataTableProps<R> = {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column<R>[];
  rows: R[];
  rowKey: (row: R) => string;
  /** Opens a row with Enter. The cell that names it should hold the same link for the mouse. */
  onOpen?: (row: R) => void;
  /** Selects a row with Space; `range` with Shift. The row should hold a checkbox for the mouse. */
  onSelect?: (row: R, range: boolean) => void;
  sorting?: Sorting;
  /** Sorts by a column; by the one that it is sorted by already, in the other order. */
  onSort?: (column: string) => void;
  /** Gets the next page; absent when all rows are there. */
  onMore?: () => void;
  /** The next page is on its way. */
  loadingMore?: boolean;
  /** Height of a row in pixels before it was measured. */
  rowHeight?: number;
};

/**
 * A table paged by cursor: header that stays, rows by arrow keys, only the visible rows drawn when there are many, the
 * next page read when its end comes into sight. On narrow screens the cells of a row are stacked, and what the titles do
 * stands above the rows.
 */
export function DataTable<R>({
  label,
  columns,
  rows,
  rowKey,
  onOpen,
  onSelect,
  sorting,
  onSort,
  onMore,
  loadingMore,
  rowHeight = 40,
}: DataTableProps<R>) {
  const classes = useTableStyles(usePalette());
  const stacked = useStacked();
  const box = useRef<HTMLDivElement>(null);
  const virtual =
    rows.length > ROWS_DRAWN_WHOLE ||
    rows.length * columns.length > CELLS_DRAWN_WHOLE;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: ROWS_AROUND,
    getItemKey: index => rowKey(rows[index]),
  });
  const show = useCallback(
    (index: number) => {
      if (virtual) virtualizer.scrollToIndex(index);
    },
    [virtual, virtualizer],
  );
  const focus = useRowFocus(rows.length, show);

  const items = virtualizer.getVirtualItems();
  const drawn = virtual
    ? items.map(({ index }) => index)
    : rows.map((_, index) => index);
  // A row that was scrolled away is not there to tab to: then the first one in sight is.
  const tabStop = drawn.includes(focus.current)
    ? focus.current
    : virtualizer.range?.startIndex;
  const above = virtual ? items[0]?.start ?? 0 : 0;
  const below = virtual
    ? virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0)
    : 0;

  const readOn = () => {
    const element = box.current;
    if (!element || !onMore || loadingMore) return;
    const left =
      element.scrollHeight - element.scrollTop - element.clientHeight;
    if (left < READ_ON * rowHeight) onMore();
  };

  return (
    <>
      {stacked ? (
        <StackedTools columns={columns} sorting={sorting} onSort={onSort} />
      ) : null}
      <div
        ref={box}
        className={`${classes.box} ${virtual ? classes.many : ''}`}
        onScroll={readOn}
        role="group"
        aria-label={label}
        tabIndex={0}
        {...keepsFocus}
      >
        <table
          role="table"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          className={classes.table}
        >
          <TableHead
            columns={columns}
            sorting={sorting}
            onSort={onSort}
            stacked={stacked}
          />
          <tbody role="rowgroup" ref={focus.body} className={classes.body}>
            {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
            {drawn.map(index => {
              const row = rows[index];
              return (
                <tr
                  key={rowKey(row)}
                  role="row"
                  aria-rowindex={index + 2}
                  data-row={index}
                  data-index={index}
                  ref={virtual ? virtualizer.measureElement : undefined}
                  tabIndex={index === tabStop ? 0 : -1}
                  className={classes.row}
                  onFocus={() => focus.setCurrent(index)}
                  onKeyDown={event => {
                    focus.onKeyDown(event);
                    if (event.target !== event.currentTarget) return;
                    if (event.key === 'Enter') onOpen?.(row);
                    if (event.key === ' ' && onSelect) {
                      event.preventDefault();
                      onSelect(row, event.shiftKey);
                    }
                  }}
                >
                  {columns.map(column => {
                    const props = {
                      key: column.id,
                      'data-title': shownText(column.title),
                      className: [
                        classes.cell,
                        column.number ? classes.number : '',
                        column.names ? classes.names : '',
                        column.held === undefined ? '' : classes.held,
                      ].join(' '),
                      style: { left: column.held },
                      children: (
                        <div className={classes.content}>
                          {shown(column.cell(row))}
                        </div>
                      ),
                    };
                    return column.names ? (
                      <th
                        {...props}
                        key={column.id}
                        role="rowheader"
                        scope="row"
                      />
                    ) : (
                      <td {...props} key={column.id} role="cell" />
                    );
                  })}
                </tr>
              );
            })}
            {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
          </tbody>
        </table>
        {onMore ? (
          <div className={classes.more}>
            <MoreButton loading={loadingMore} onMore={onMore} />
          </div>
        ) : null}
      </div>
    </>
  );
}
