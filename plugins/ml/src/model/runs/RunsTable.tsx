import {
  ColumnChooser,
  CsvButton,
  DataTable,
  Empty,
  messageOf,
  Panel,
  PanelState,
  Skeleton,
  sortingAfterClick,
  StaleNotice,
  useColumns,
  useView,
  type Sorting,
} from '../../design';
import { useNavigate } from '../../navigation';
import { every, useMlPages } from '../../query';
import { useEntityPaths } from '../links';
import { FilterBox } from './FilterBox';
import { isRefusedFilter } from './isRefusedFilter';
import { runColumns } from './runColumns';
import { fieldId, fieldsOf, firstFields, orderOf } from './runFields';

const tracking = `import mlflow

mlflow.set_experiment("my-model")
with mlflow.start_run():
    mlflow.log_params({"lr": 0.001})
    mlflow.log_metric("roc_auc", 0.74)
`;

/** The runs of a model's experiments. Filter, order and columns are in the address; the server does the work. */
export const RunsTable = ({ model }: { model: string }) => {
  const view = useView();
  const navigate = useNavigate();
  const paths = useEntityPaths(model);
  const filter = view.one('filter') ?? '';
  const sorting: Sorting = {
    column: view.one('sort') ?? 'start_time',
    order: view.one('order') === 'asc' ? 'asc' : 'desc',
  };
  const orderBy = orderOf(sorting.column, sorting.order);
  const read = useMlPages({
    key: ['runs', model, filter, orderBy],
    read: (api, cursor, signal) =>
      api.getRuns(model, { filter, orderBy, limit: 50, cursor }, { signal }),
    again: every.while,
  });
  const pages = read.data?.pages ?? [];
  const rows = pages.flatMap(page => page.items);
  const fields = fieldsOf(rows);
  const always = new Set(runColumns(model, []).map(({ id }) => id));
  const first = new Set(firstFields(fields).map(fieldId));
  const { chooser, columns } = useColumns(
    runColumns(model, fields),
    ({ id }) => always.has(id) || first.has(id),
  );
  const refused = isRefusedFilter(read.error) ? read.error : undefined;
  const box = (
    <FilterBox
      filter={filter}
      failure={refused && messageOf(refused)}
      onFilter={next => view.set('filter', next)}
    />
  );
  return (
    <Panel
      flush
      title="Runs"
      acts={
        <>
          <ColumnChooser {...chooser} />
          <CsvButton name="runs" columns={columns} rows={rows} />
        </>
      }
    >
      {box}
      {refused ? null : (
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
              {rows.length > 0 ? (
                <DataTable
                  label="Runs"
                  columns={columns}
                  rows={rows}
                  rowKey={run => run.id}
                  onOpen={run => navigate(paths.run(run.id))}
                  sorting={sorting}
                  onSort={column => {
                    const next = sortingAfterClick(column, sorting);
                    view.setAll({ sort: next.column, order: next.order });
                  }}
                  onMore={
                    read.hasNextPage ? () => read.fetchNextPage() : undefined
                  }
                  loadingMore={read.isFetchingNextPage}
                />
              ) : (
                <div style={{ padding: '0 16px 16px' }}>
                  {filter ? (
                    <Empty
                      title="No run fits this filter."
                      detail="Take a condition away, or show all."
                    />
                  ) : (
                    <Empty
                      title="No run is recorded yet."
                      detail="Runs of the experiments in spec.experiments appear here as soon as they start. Launch the training pipeline, or train on your machine."
                      snippet={tracking}
                    />
                  )}
                </div>
              )}
            </>
          )}
        </PanelState>
      )}
    </Panel>
  );
};
