import { Empty, type EmptyProps } from '../Empty';
import { Panel } from '../Panel';
import { PanelState, type Read } from '../PanelState';
import { Skeleton } from '../Skeleton';
import { ColumnChooser } from './ColumnChooser';
import type { Column } from './columns';
import { CsvButton } from './CsvButton';
import { DataTable } from './DataTable';
import type { PageOf, Rest } from './rest';
import { useColumns } from './useColumns';

/** The part of an infinite react-query result that a list needs. */
export type ReadPages<P> = Read<{ pages: P[] }> & {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

/** A list that is read page by page, in a panel: columns to choose, a CSV file, a row opened with Enter. */
export function ListPanel<R extends { id: string }>({
  title,
  about,
  file,
  read,
  rest,
  columns: all,
  empty,
  onOpen,
}: {
  title: string;
  about?: (rows: R[]) => string | undefined;
  /** Name of the CSV file without its ending. */
  file: string;
  read: ReadPages<{ items: R[] }>;
  /** What follows the pages that were read. */
  rest: Rest<PageOf<R>>;
  columns: Column<R>[];
  empty: EmptyProps;
  onOpen: (row: R) => void;
}) {
  const rows = read.data?.pages.flatMap(page => page.items) ?? [];
  const { chooser, columns } = useColumns(all);
  return (
    <Panel
      flush
      title={title}
      about={about?.(rows)}
      acts={
        <>
          <ColumnChooser {...chooser} />
          <CsvButton name={file} columns={columns} rows={rows} rest={rest} />
        </>
      }
    >
      <PanelState
        read={read}
        skeleton={
          <div style={{ padding: 16 }}>
            <Skeleton lines={6} height={28} />
          </div>
        }
      >
        {() =>
          rows.length === 0 ? (
            <div style={{ padding: '0 16px 16px' }}>
              <Empty {...empty} />
            </div>
          ) : (
            <DataTable
              label={`${title}, as a table`}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              onOpen={onOpen}
              onMore={read.hasNextPage ? () => read.fetchNextPage() : undefined}
              loadingMore={read.isFetchingNextPage}
            />
          )
        }
      </PanelState>
    </Panel>
  );
}
