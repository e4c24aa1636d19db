import {
  CsvButton,
  DataTable,
  Empty,
  Notice,
  Panel,
  useView,
} from '../../design';
import { differs } from '../fields/comparedFields';
import type { DifferenceProps, Layout } from './differenceProps';
import { DifferenceTools } from './DifferenceTools';
import { linesOf, runsAsColumns } from './runsAsColumns';
import { RunRows } from './RunRows';

const MOST_AS_COLUMNS = 8;
/** Most columns that are drawn where the reader asks for them; beside these the chosen one. */
const MOST_DRAWN = 40;

const layoutOf = (wanted: string | undefined, runs: number): Layout => {
  if (wanted === 'rows' || wanted === 'columns') return wanted;
  return runs > MOST_AS_COLUMNS ? 'rows' : 'columns';
};

const RunColumns = (props: DifferenceProps) => {
  const { runs, chosen } = props;
  const columns = runsAsColumns(props);
  const lines = linesOf(props);
  const drawn = new Set([
    ...runs.filter(({ id }) => id === chosen).map(({ id }) => id),
    ...runs.slice(0, MOST_DRAWN).map(({ id }) => id),
  ]);
  return (
    <>
      <DifferenceTools all={props.all} layout="columns">
        <CsvButton name="comparison" columns={columns} rows={lines} />
      </DifferenceTools>
      {runs.length > drawn.size ? (
        <div style={{ padding: '0 16px 8px' }}>
          <Notice
            tone="off"
            title={`${drawn.size} of ${runs.length} runs are shown`}
            detail="More columns than this nobody reads. Show runs as rows, or keep fewer by a range, to see the others; the CSV file has all."
          />
        </div>
      ) : null}
      <DataTable
        label="What differs"
        columns={columns.filter(({ id, names }) => names || drawn.has(id))}
        rows={lines}
        rowKey={({ id }) => id}
      />
    </>
  );
};

/** In what the runs differ: a few as columns, many as rows. Layout and columns are in the address. */
export const DifferencePanel = (props: DifferenceProps) => {
  const view = useView();
  const { runs, fields, all } = props;
  const differing = fields.filter(field => differs(field, runs));
  const shown = all ? fields : differing;
  const same = fields.length - differing.length;
  const layout = layoutOf(view.one('layout'), runs.length);
  const Table = layout === 'rows' ? RunRows : RunColumns;
  return (
    <Panel
      flush
      title="What differs"
      about={
        all || same === 0
          ? undefined
          : `${same} more ${same === 1 ? 'is' : 'are'} the same in all of them`
      }
    >
      {shown.length > 0 && runs.length > 0 ? (
        <Table {...props} fields={shown} />
      ) : (
        <>
          <DifferenceTools all={all} layout={layout} />
          <div style={{ padding: '0 16px 16px' }}>
            <Empty
              title={
                runs.length > 0
                  ? 'Nothing differs between these runs.'
                  : 'No run lies within the ranges.'
              }
              detail="Take a range away, or show also what is the same."
            />
          </div>
        </>
      )}
    </Panel>
  );
};
