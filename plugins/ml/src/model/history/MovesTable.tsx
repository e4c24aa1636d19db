import type { ModelOverview } from '@slipway/plugin-ml-common';
import {
  ColumnChooser,
  CsvButton,
  DataTable,
  Empty,
  Panel,
  PanelState,
  Skeleton,
  sortingAfterClick,
  useColumns,
  type EmptyProps,
  type View,
} from '../../design';
import { every, useMlList } from '../../query';
import { moveColumns } from './moveColumns';
import {
  isBackwards,
  isNarrowed,
  moveFilterOf,
  type MoveFilter,
} from './moveFilter';
import { MoveFilterBar } from './MoveFilterBar';

const nothing = {
  title: 'No alias of this model has moved yet.',
  detail:
    'A promotion moves the alias of its environment as its last act; what others move at the registry is noticed and stands here too.',
};
const noFit = {
  title: 'No move fits this filter',
  detail: 'Take something away from the filter, or show all.',
};
const backwards = {
  title: 'No move fits this filter',
  detail:
    'It ends before it begins: Moved since must not be later than Moved before.',
};

const sayNone = (filter: MoveFilter): EmptyProps => {
  if (isBackwards(filter)) return backwards;
  return isNarrowed(filter) ? noFit : nothing;
};

/**
 * The moves of the model's aliases, and of its versions between stages. Filter, order and columns are in the address; the
 * server does the work.
 */
export const MovesTable = ({
  model,
  environments,
  view,
}: {
  /** Entity reference. */
  model: string;
  environments: ModelOverview['environments'];
  view: View;
}) => {
  const filter = moveFilterOf(view);
  const isAsked = !isBackwards(filter);
  const { read, rest } = useMlList({
    key: ['history', model, filter],
    read: (api, page, signal) =>
      api.getHistory(model, { ...filter, ...page }, { signal }),
    enabled: isAsked,
    again: every.while,
  });
  const pages = isAsked ? read.data?.pages ?? [] : [];
  const rows = pages.flatMap(page => page.items);
  const sorting = { column: 'at', order: filter.order };
  const { chooser, columns } = useColumns(
    moveColumns(model, at => view.set('at', at)),
  );
  const none = (
    <div style={{ padding: '0 16px 16px' }}>
      <Empty {...sayNone(filter)} />
    </div>
  );
  return (
    <Panel
      flush
      title="Moves of aliases and stages"
      about={`${
        filter.order === 'asc' ? 'Oldest' : 'Newest'
      } first, by promotions and from outside`}
      acts={
        <>
          <ColumnChooser {...chooser} />
          <CsvButton name="history" columns={columns} rows={rows} rest={rest} />
        </>
      }
    >
      <MoveFilterBar view={view} filter={filter} environments={environments} />
      {isAsked ? (
        <PanelState
          read={read}
          skeleton={
            <div style={{ padding: 16 }}>
              <Skeleton lines={4} height={28} />
            </div>
          }
        >
          {() =>
            rows.length === 0 ? (
              none
            ) : (
              <DataTable
                label="Moves of aliases and stages"
                columns={columns}
                rows={rows}
                rowKey={({ id }) => id}
                rowHeight={52}
                sorting={sorting}
                onSort={column => {
                  const { order } = sortingAfterClick(column, sorting);
                  view.set('order', order === 'asc' ? order : undefined);
                }}
                onMore={
                  read.hasNextPage ? () => read.fetchNextPage() : undefined
                }
                loadingMore={read.isFetchingNextPage}
              />
            )
          }
        </PanelState>
      ) : (
        none
      )}
    </Panel>
  );
};
