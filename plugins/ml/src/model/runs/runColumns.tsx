import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import {
  Commit,
  MetricValue,
  monospace,
  RelativeTime,
  shownText,
  type Column,
} from '../../design';
import { fieldId, fieldValue, type RunField } from './runFields';
import { RunDuration } from './RunDuration';
import { RunName } from './RunName';
import type { RunRow } from './runRows';
import { sayParameter } from './sayParameter';
import { RunMark } from './runStates';
import { SelectBox } from './selection/SelectBox';
import type { Selection } from './selection/useSelection';
import type { Sweeps } from './useSweeps';

const useStyles = makeStyles({
  oneLine: {
    display: 'block',
    maxWidth: 220,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

/** Width of the column of boxes, in pixels: 24 of the box, 10 and 16 around it. */
const SELECT = 50;

const about = ({ kind, differs }: RunField): string =>
  `${kind === 'metrics' ? 'Metric' : 'Parameter'}${
    differs === false ? ', the same in all of these runs' : ''
  }`;

const OneLine = ({ text }: { text: string }) => (
  <span title={shownText(text)} className={useStyles().oneLine}>
    {shownText(text) || '–'}
  </span>
);

const Parameter = ({ text }: { text: string }) => (
  <span
    title={shownText(text)}
    className={useStyles().oneLine}
    style={{ fontFamily: monospace }}
  >
    {shownText(sayParameter(text))}
  </span>
);

const fieldColumn = (field: RunField): Column<RunRow> => ({
  id: fieldId(field),
  title: field.name,
  about: about(field),
  number: field.kind === 'metrics',
  sortable: true,
  text: ({ run }) => fieldValue(run, field),
  cell: ({ run }) => {
    const value = fieldValue(run, field);
    return typeof value === 'string' ? (
      <Parameter text={value} />
    ) : (
      <MetricValue value={value} source={`run ${run.name}`} />
    );
  },
});

const dataNames = (run: Run) => run.datasets.map(({ name }) => name).join(', ');

/** The box that selects a run, as a column. */
export const selectColumn = (
  selection: Selection,
  shown: RunRow[],
): Column<RunRow> => ({
  id: 'select',
  title: 'Select',
  held: 0,
  width: SELECT,
  head: (
    <SelectBox
      label="Select all that are shown"
      checked={shown.every(({ run }) => selection.has(run.id))}
      onToggle={() =>
        selection.setAll(
          shown.map(({ run }) => run.id),
          !shown.every(({ run }) => selection.has(run.id)),
        )
      }
    />
  ),
  headWords: 'Select all',
  cell: ({ run }) => (
    <SelectBox
      label={`Select ${shownText(run.name)}`}
      checked={selection.has(run.id)}
      onToggle={range => selection.toggle(run.id, range)}
    />
  ),
});

/** The columns of the runs of one model; ids of sortable ones are what MLflow calls them. */
export const runColumns = (
  model: string,
  fields: RunField[],
  sweeps?: Sweeps,
): Column<RunRow>[] => [
  {
    id: 'run_name',
    title: 'Run',
    names: true,
    held: SELECT,
    sortable: true,
    width: 210,
    text: ({ run }) => run.name,
    cell: row => <RunName model={model} row={row} sweeps={sweeps} />,
  },
  {
    id: 'status',
    title: 'Status',
    sortable: true,
    text: ({ run }) => (run.deleted ? `${run.status}, deleted` : run.status),
    cell: ({ run }) => <RunMark status={run.status} deleted={run.deleted} />,
  },
  {
    id: 'start_time',
    title: 'Started',
    sortable: true,
    text: ({ run }) => run.startedAt,
    cell: ({ run }) => <RelativeTime time={run.startedAt} />,
  },
  ...fields.map(fieldColumn),
  {
    id: 'duration',
    title: 'Took',
    about: 'Seconds in the CSV file',
    number: true,
    text: ({ run }) =>
      run.durationMs === undefined ? undefined : run.durationMs / 1000,
    cell: ({ run }) => <RunDuration run={run} />,
  },
  {
    id: 'user_id',
    title: 'By',
    sortable: true,
    text: ({ run }) => run.user,
    cell: ({ run }) => <OneLine text={run.user ?? ''} />,
  },
  {
    id: 'commit',
    title: 'Commit',
    text: ({ run }) => run.source?.commit,
    cell: ({ run }) =>
      run.source?.commit ? <Commit commit={run.source.commit} /> : '–',
  },
  {
    id: 'data',
    title: 'Data',
    text: ({ run }) => dataNames(run),
    cell: ({ run }) => <OneLine text={dataNames(run)} />,
  },
];
