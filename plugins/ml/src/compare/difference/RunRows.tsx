import {
  ColumnChooser,
  CsvButton,
  DataTable,
  sortingAfterClick,
  useColumns,
  useView,
  type Sorting,
} from '../../design';
import { useEntityPaths } from '../../model/links';
import { useNavigate } from '../../navigation';
import type { DifferenceProps } from './differenceProps';
import { DifferenceTools } from './DifferenceTools';
import { runsAsRows, sortRuns } from './runsAsRows';

// More than the eye compares at once; the others are in the list of columns.
const FIRST_COLUMNS = 14;

/** The difference table with a line for each run, sorted by any of the fields. */
export const RunRows = (props: DifferenceProps) => {
  const view = useView();
  const navigate = useNavigate();
  const paths = useEntityPaths(props.model);
  const sort = view.one('sort');
  const sorting: Sorting | undefined = sort
    ? { column: sort, order: view.one('order') === 'desc' ? 'desc' : 'asc' }
    : undefined;
  const runs = sortRuns(
    props.runs,
    props.fields.find(({ id }) => id === sort),
    sorting?.order ?? 'asc',
  );
  const all = runsAsRows(props);
  const first = new Set(all.slice(0, FIRST_COLUMNS));
  const { chooser, columns } = useColumns(all, column => first.has(column));
  return (
    <>
      <DifferenceTools all={props.all} layout="rows">
        <ColumnChooser {...chooser} />
        <CsvButton name="comparison" columns={columns} rows={runs} />
      </DifferenceTools>
      <DataTable
        label="What differs"
        columns={columns}
        rows={runs}
        rowKey={({ id }) => id}
        onOpen={run => navigate(paths.run(run.id))}
        onSelect={run => props.onChoose(run.id)}
        sorting={sorting}
        onSort={column => {
          const next = sortingAfterClick(column, sorting);
          view.setAll({ sort: next.column, order: next.order });
        }}
      />
    </>
  );
};
