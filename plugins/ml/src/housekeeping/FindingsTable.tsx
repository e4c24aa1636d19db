import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { HousekeepingPage } from '@slipway/plugin-ml-common';
import {
  ColumnChooser,
  CsvButton,
  DataTable,
  Empty,
  Panel,
  sortingAfterClick,
  useColumns,
  type Rest,
  type Sorting,
} from '../design';
import { useNavigate } from '../navigation';
import { findingColumns } from './findingColumns';
import type { ProblemTab } from './problems';

const notYet = {
  title: 'Not looked yet',
  detail:
    'The portal looks for the first time within a minute of its start; then within a minute after a model has changed, and every quarter of an hour.',
};

const noMatch = {
  title: 'No finding fits this filter',
  detail: 'Take something away from the filter, or show all.',
};

/** What has one problem. */
export const FindingsTable = ({
  tab,
  pages,
  rest,
  isNarrowed,
  sorting,
  onSort,
  onMore,
  loadingMore,
}: {
  tab: ProblemTab;
  pages: HousekeepingPage[];
  /** What follows them. */
  rest: Rest<HousekeepingPage>;
  isNarrowed: boolean;
  /** Undefined while the most pressing comes first. */
  sorting?: Sorting;
  onSort: (sorting: Sorting) => void;
  onMore?: () => void;
  loadingMore?: boolean;
}) => {
  const navigate = useNavigate();
  const entityLink = useEntityRefLink();
  const { chooser, columns } = useColumns(findingColumns(tab.problem));
  const [{ total, checkedAt, staleAfterDays }] = pages;
  const rows = pages.flatMap(page => page.items);
  const about = tab.about(staleAfterDays);
  const empty = () => {
    if (!checkedAt) return notYet;
    return isNarrowed ? noMatch : tab.empty;
  };
  return (
    <Panel
      flush
      title={
        total === 1
          ? `1 ${tab.label.toLocaleLowerCase('en')} model`
          : `${total.toLocaleString('en')} ${tab.label.toLocaleLowerCase(
              'en',
            )} models`
      }
      about={sorting || !tab.first ? about : `${about}, ${tab.first}`}
      acts={
        rows.length ? (
          <>
            <ColumnChooser {...chooser} />
            <CsvButton
              name={`${tab.problem}-models`}
              columns={columns}
              rows={rows}
              rest={rest}
            />
          </>
        ) : undefined
      }
    >
      {rows.length ? (
        <DataTable
          label={`${tab.label} models`}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowHeight={64}
          onOpen={({ ref }) => ref && navigate(entityLink(ref))}
          sorting={sorting}
          onSort={column => onSort(sortingAfterClick(column, sorting))}
          onMore={onMore}
          loadingMore={loadingMore}
        />
      ) : (
        <div style={{ padding: '0 16px 16px' }}>
          <Empty {...empty()} />
        </div>
      )}
    </Panel>
  );
};
