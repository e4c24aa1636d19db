import { CsvButton, DataTable, Empty, Panel, useView } from '../../design';
import { differs } from '../fields/comparedFields';
import type { DifferenceProps, Layout } from './differenceProps';
import { DifferenceTools } from './DifferenceTools';
import { linesOf, runsAsColumns } from './runsAsColumns';
import { RunRows } from './RunRows';

const MOST_AS_COLUMNS = 8;

const layoutOf = (wanted: string | undefined, runs: number): Layout => {
  if (wanted === 'rows' || wanted === 'columns') return wanted;
  return runs > MOST_AS_COLUMNS ? 'rows' : 'columns';
};

const RunColumns = (props: DifferenceProps) => {
  const columns = runsAsColumns(props);
  const lines = linesOf(props);
  return (
    <>
      <DifferenceTools all={props.all} layout="columns">
        <CsvButton name="comparison" columns={columns} rows={lines} />
      </DifferenceTools>
      <DataTable
        label="What differs"
        columns={columns}
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
