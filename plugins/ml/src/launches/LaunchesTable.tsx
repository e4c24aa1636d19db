import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { LaunchesQuery } from '@slipway/plugin-ml-common';
import {
  ColumnChooser,
  CsvButton,
  DataTable,
  Empty,
  Panel,
  PanelState,
  Skeleton,
  useColumns,
  type EmptyProps,
} from '../design';
import { useNavigate } from '../navigation';
import { every, useMlPages } from '../query';
import { launchRouteRef } from '../routes';
import { launchColumns } from './launchColumns';
import { isLaunchOpen } from './states';

/** A list of launches, newest first; on a model's own page without the column that would name it. */
export const LaunchesTable = (props: {
  query: Omit<LaunchesQuery, 'cursor' | 'limit'>;
  empty: EmptyProps;
  title?: string;
}) => {
  const { query, empty, title = 'Launches' } = props;
  const navigate = useNavigate();
  const path = useRouteRef(launchRouteRef);
  const read = useMlPages({
    key: ['launches', query.pipeline ?? query.model ?? '', query],
    read: (api, cursor, signal) =>
      api.getLaunches({ ...query, cursor }, { signal }),
    again: every.while,
  });
  const rows = read.data?.pages.flatMap(page => page.items) ?? [];
  const { chooser, columns } = useColumns(
    launchColumns.filter(({ id }) => !(query.model && id === 'model')),
  );
  const open = rows.filter(isLaunchOpen).length;
  return (
    <Panel
      flush
      title={title}
      about={open > 0 ? `${open} not ended` : undefined}
      acts={
        <>
          <ColumnChooser {...chooser} />
          <CsvButton name="launches" columns={columns} rows={rows} />
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
              rowKey={launch => launch.id}
              onOpen={({ id }) => path && navigate(path({ id }))}
              onMore={read.hasNextPage ? () => read.fetchNextPage() : undefined}
              loadingMore={read.isFetchingNextPage}
            />
          )
        }
      </PanelState>
    </Panel>
  );
};
