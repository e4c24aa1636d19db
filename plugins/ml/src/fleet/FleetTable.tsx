import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { FleetPage, FleetQuery } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import {
  ColumnChooser,
  CsvButton,
  DataTable,
  Panel,
  sortingAfterClick,
  useColumns,
  type Rest,
  type Sorting,
  type View,
} from '../design';
import { useNavigate } from '../navigation';
import { fleetColumns } from './fleetColumns';
import { sortingOf } from './fleetView';

const ROW_HEIGHT = 96;

/** What no other part of the page says of the choice. */
const sayChoice = ({ attention }: FleetQuery, sorting?: Sorting) =>
  [
    ...(attention === 'troubled'
      ? [
          'Only models that are not healthy, are gone from their registry or whose alias was moved outside',
        ]
      : []),
    ...(sorting ? [] : ['What needs attention first']),
  ].join(' · ') || undefined;

/** The models that the view asks for. */
export const FleetTable = ({
  pages,
  rest,
  view,
  query,
  onMore,
  loadingMore,
}: {
  pages: FleetPage[];
  /** What follows them. */
  rest: Rest<FleetPage>;
  view: View;
  query: FleetQuery;
  onMore?: () => void;
  loadingMore?: boolean;
}) => {
  const navigate = useNavigate();
  const entityLink = useEntityRefLink();
  const rows = pages.flatMap(page => page.items);
  const production = pages[0]?.environments.at(-1);
  const all = useMemo(() => fleetColumns(production), [production]);
  const { chooser, columns } = useColumns(all);
  const total = pages[0]?.total ?? 0;
  const sorting = sortingOf(query);
  return (
    <Panel
      flush
      title={total === 1 ? '1 model' : `${total.toLocaleString('en')} models`}
      about={sayChoice(query, sorting)}
      acts={
        <>
          <ColumnChooser {...chooser} />
          <CsvButton name="models" columns={columns} rows={rows} rest={rest} />
        </>
      }
    >
      <DataTable
        label="Models"
        columns={columns}
        rows={rows}
        rowKey={row => row.ref}
        rowHeight={ROW_HEIGHT}
        onOpen={row => navigate(entityLink(row.ref))}
        sorting={sorting}
        onSort={column => {
          const next = sortingAfterClick(column, sorting);
          view.setAll({ sort: next.column, order: next.order });
        }}
        onMore={onMore}
        loadingMore={loadingMore}
      />
    </Panel>
  );
};
