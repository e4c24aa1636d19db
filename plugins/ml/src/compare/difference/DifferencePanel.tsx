import type { Run } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import {
  CsvButton,
  DataTable,
  Empty,
  Notice,
  Panel,
  useView,
} from '../../design';
import { packageFields, withPackages } from '../environment/packageFields';
import { PackagesNotice } from '../environment/PackagesNotice';
import { usePackages, type Packages } from '../environment/usePackages';
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

const waitingIn = (states: Packages['states']) => {
  const all = [...states.values()];
  const waiting = all.filter(({ state }) => state === 'pending').length;
  return all.length > 0 ? `${waiting} of ${all.length} runs` : 'the runs';
};

const sayAbout = (same: number, { states, isReading }: Packages) =>
  [
    same > 0 &&
      `${same} more ${same === 1 ? 'is' : 'are'} the same in all of them`,
    isReading && `packages of ${waitingIn(states)} are being read`,
  ]
    .filter(Boolean)
    .join(' · ') || undefined;

/** In what the runs differ: a few as columns, many as rows. Layout and columns are in the address. */
export const DifferencePanel = ({
  fields: known,
  compared,
  ...props
}: DifferenceProps & {
  /** All runs of the page, also those that a range has taken away. */
  compared: Run[];
}) => {
  const view = useView();
  const { model, runs, all } = props;
  const packages = usePackages(model, compared);
  const { states, environments, isReading } = packages;
  const fields = useMemo(
    () =>
      withPackages(
        known,
        packageFields(runs, { states, environments, isReading }),
      ),
    [known, runs, states, environments, isReading],
  );
  const differing = fields.filter(field => differs(field, runs));
  const shown = all ? fields : differing;
  const same = fields.length - differing.length;
  const layout = layoutOf(view.one('layout'), runs.length);
  const Table = layout === 'rows' ? RunRows : RunColumns;
  return (
    <Panel
      flush
      title="What differs"
      about={sayAbout(all ? 0 : same, packages)}
    >
      <PackagesNotice packages={packages} />
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
