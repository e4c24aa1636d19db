import {
  ColumnChooser,
  CsvButton,
  DataTable,
  messageOf,
  Panel,
  PanelState,
  Skeleton,
  sortingAfterClick,
  StaleNotice,
  useColumns,
  useView,
} from '../../design';
import { useNavigate } from '../../navigation';
import { useMlList } from '../../query';
import { RunLink, useEntityPaths } from '../links';
import { FilterBox } from './filter/FilterBox';
import { isRefusedFilter } from './filter/isRefusedFilter';
import { problemOf } from './filter/problemOf';
import { howOften, howOftenPages } from './howOften';
import { MovedExperiments } from './MovedExperiments';
import { runColumns, selectColumn } from './runColumns';
import { fieldId, fieldsOf, fieldsOfColumns, firstFields } from './runFields';
import { restOfRows, rowKey, rowsOf } from './runRows';
import { RunsEmpty } from './RunsEmpty';
import { RunsTools } from './RunsTools';
import { runsQueryOf, runsViewOf } from './runsView';
import { SavedViewsButton } from './saved/SavedViewsButton';
import { SelectionBar } from './selection/SelectionBar';
import { useSelection } from './selection/useSelection';
import { sweepAtHand } from './sweep/sweepAtHand';
import { SweepLink } from './SweepLink';
import { useRunColumns, useRunNames } from './useRunNames';
import { useSweeps } from './useSweeps';

const PAGE = 50;
const MOST_COUNTED = 10_000;
/** Columns cost more than a page, and change less often. */
const COLUMNS_SELDOMER = 4;

const sayTotal = (total: number | undefined): string => {
  if (total === undefined) return 'Runs';
  if (total === 1) return '1 run';
  return `${total.toLocaleString('en')}${
    total >= MOST_COUNTED ? ' or more' : ''
  } runs`;
};

/**
 * The runs of a model's experiments. Filter, order, columns, open sweeps and selected runs are in the address; the
 * server does the work.
 */
export const RunsTable = ({ model }: { model: string }) => {
  const view = useView();
  const navigate = useNavigate();
  const paths = useEntityPaths(model);
  const shown = runsViewOf(view);
  const query = runsQueryOf(shown);
  const isReadable = problemOf(shown.filter) === undefined;
  const { read, rest } = useMlList({
    key: ['runs', model, query],
    limit: PAGE,
    read: (api, page, signal) =>
      api.getRuns(model, { ...query, ...page }, { signal }),
    enabled: isReadable,
    again: howOftenPages,
  });
  const pages = read.data?.pages ?? [];
  const runs = pages.flatMap(page => page.items);
  const isInPlace = shown.grouped || shown.sweep !== undefined;
  const sweeps = useSweeps(model, query, isInPlace);
  const rows = rowsOf(runs, sweeps.children, shown.sweep);
  const again = howOften(runs) * COLUMNS_SELDOMER;
  const known = useRunColumns(
    model,
    { filter: query.filter, parent: query.parent, view: query.view },
    { enabled: isReadable, again },
  );
  const fields = known.data ? fieldsOfColumns(known.data) : fieldsOf(runs);
  const always = new Set(runColumns(model, []).map(({ id }) => id));
  const first = new Set(firstFields(fields).map(fieldId));
  const { chooser, columns } = useColumns(
    runColumns(model, fields, isInPlace ? sweeps : undefined),
    ({ id }) => always.has(id) || first.has(id),
  );
  const selection = useSelection(rows.map(({ run }) => run.id));
  const refused = isRefusedFilter(read.error) ? read.error : undefined;
  return (
    <Panel
      flush
      title={isReadable ? sayTotal(pages[0]?.total) : 'Runs'}
      about={
        shown.sweep ? (
          <>
            of the sweep <RunLink model={model} runId={shown.sweep} />.{' '}
            <SweepLink>Show all</SweepLink>
          </>
        ) : undefined
      }
      acts={
        <>
          <SavedViewsButton model={model} />
          <ColumnChooser {...chooser} />
          <CsvButton
            name="runs"
            columns={columns}
            rows={rows}
            rest={restOfRows(rest, sweeps.children, shown.sweep)}
          />
        </>
      }
    >
      <FilterBox
        filter={shown.filter}
        names={useRunNames(model, again)}
        failure={refused && messageOf(refused)}
        onFilter={next => view.setAll({ filter: next, open: undefined })}
      />
      <RunsTools view={view} shown={shown}>
        <SelectionBar
          model={model}
          selection={selection}
          more={
            isReadable && !refused && read.hasNextPage
              ? { query, total: pages[0]?.total }
              : undefined
          }
          sweep={sweepAtHand(rows, selection.ids, shown.sweep)}
        />
      </RunsTools>
      {refused || !isReadable ? null : (
        <PanelState
          read={read}
          skeleton={
            <div style={{ padding: 16 }}>
              <Skeleton lines={8} height={28} />
            </div>
          }
        >
          {() => (
            <>
              {pages[0].freshness.state === 'stale' ? (
                <div style={{ padding: '0 16px 16px' }}>
                  <StaleNotice freshness={pages[0].freshness} />
                </div>
              ) : null}
              <MovedExperiments moved={pages[0].movedExperiments} />
              {rows.length > 0 ? (
                <DataTable
                  label="Runs"
                  columns={[selectColumn(selection, rows), ...columns]}
                  rows={rows}
                  rowKey={rowKey}
                  onOpen={({ run }) => navigate(paths.run(run.id))}
                  onSelect={({ run }, range) => selection.toggle(run.id, range)}
                  sorting={shown.sorting}
                  onSort={column => {
                    const next = sortingAfterClick(column, shown.sorting);
                    view.setAll({ sort: next.column, order: next.order });
                  }}
                  onMore={
                    read.hasNextPage ? () => read.fetchNextPage() : undefined
                  }
                  loadingMore={read.isFetchingNextPage}
                />
              ) : (
                <div style={{ padding: '0 16px 16px' }}>
                  <RunsEmpty shown={shown} />
                </div>
              )}
            </>
          )}
        </PanelState>
      )}
    </Panel>
  );
};
