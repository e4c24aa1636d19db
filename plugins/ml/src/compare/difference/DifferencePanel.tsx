import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { CsvButton, DataTable, Empty, Panel, useView } from '../../design';
import { differs } from '../fields/comparedFields';
import type { DifferenceProps } from './differenceProps';
import { linesOf, runsAsColumns } from './runsAsColumns';
import { RunRows } from './RunRows';

const MOST_AS_COLUMNS = 8;

const RunColumns = (props: DifferenceProps) => {
  const columns = runsAsColumns(props);
  const lines = linesOf(props);
  return (
    <>
      <div style={{ padding: '0 16px 8px', textAlign: 'right' }}>
        <CsvButton name="comparison" columns={columns} rows={lines} />
      </div>
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
export const DifferencePanel = ({
  all,
  ...props
}: DifferenceProps & {
  /** Also what is the same in all runs. */
  all: boolean;
}) => {
  const view = useView();
  const { runs, fields } = props;
  const differing = fields.filter(field => differs(field, runs));
  const shown = all ? fields : differing;
  const same = fields.length - differing.length;
  const layout =
    view.one('layout') ?? (runs.length > MOST_AS_COLUMNS ? 'rows' : 'columns');
  const other = layout === 'rows' ? 'columns' : 'rows';
  const Table = layout === 'rows' ? RunRows : RunColumns;
  return (
    <Panel
      flush
      title="What differs"
      about={
        all
          ? undefined
          : `${same} more ${same === 1 ? 'is' : 'are'} the same in all of them`
      }
      acts={
        <>
          <FormControlLabel
            label="Only differences"
            control={
              <Checkbox
                size="small"
                color="primary"
                checked={!all}
                onChange={(_, only) =>
                  view.set('all', only ? undefined : 'yes')
                }
              />
            }
          />
          <Button size="small" onClick={() => view.set('layout', other)}>
            Runs as {other}
          </Button>
        </>
      }
    >
      {shown.length > 0 && runs.length > 0 ? (
        <Table {...props} fields={shown} />
      ) : (
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
      )}
    </Panel>
  );
};
