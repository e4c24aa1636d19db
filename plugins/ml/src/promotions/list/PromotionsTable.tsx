import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { PromotionsQuery } from '@slipway/plugin-ml-common';
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
} from '../../design';
import { useNavigate } from '../../navigation';
import { every, useMlPages } from '../../query';
import { promotionRouteRef } from '../../routes';
import { promotionColumns } from './promotionColumns';

/** A list of promotions, open ones first; on a model's own page without the column that would name it in each row. */
export const PromotionsTable = (props: {
  query: Omit<PromotionsQuery, 'cursor' | 'limit'>;
  empty: EmptyProps;
  title?: string;
}) => {
  const { query, empty, title = 'Promotions' } = props;
  const navigate = useNavigate();
  const path = useRouteRef(promotionRouteRef);
  const read = useMlPages({
    key: ['promotions', query.model ?? '', query],
    read: (api, cursor, signal) =>
      api.getPromotions({ ...query, cursor }, { signal }),
    again: every.while,
  });
  const rows = read.data?.pages.flatMap(page => page.items) ?? [];
  const { chooser, columns } = useColumns(
    promotionColumns.filter(({ id }) => !(query.model && id === 'model')),
  );
  return (
    <Panel
      flush
      title={title}
      acts={
        <>
          <ColumnChooser {...chooser} />
          <CsvButton name="promotions" columns={columns} rows={rows} />
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
              rowKey={promotion => promotion.id}
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
