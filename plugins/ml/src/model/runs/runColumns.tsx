import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import {
  Commit,
  Duration,
  MetricValue,
  monospace,
  RelativeTime,
  type Column,
} from '../../design';
import { RunLink } from '../links';
import { fieldId, fieldValue, type RunField } from './runFields';
import { RunMark } from './runStates';

const useStyles = makeStyles({
  oneLine: {
    display: 'block',
    maxWidth: 220,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

const fieldColumn = (field: RunField): Column<Run> => ({
  id: fieldId(field),
  title: field.name,
  about: field.kind === 'metrics' ? 'Metric' : 'Parameter',
  number: field.kind === 'metrics',
  sortable: true,
  text: run => fieldValue(run, field),
  cell: run => {
    const value = fieldValue(run, field);
    return typeof value === 'string' ? (
      <span style={{ fontFamily: monospace }}>{value}</span>
    ) : (
      <MetricValue value={value} source={`run ${run.name}`} />
    );
  },
});

const DataNames = ({ run }: { run: Run }) => {
  const names = run.datasets.map(({ name }) => name).join(', ');
  return (
    <span title={names} className={useStyles().oneLine}>
      {names || '–'}
    </span>
  );
};

/** The columns of the runs of one model; ids of sortable ones are what MLflow calls them. */
export const runColumns = (
  model: string,
  fields: RunField[],
): Column<Run>[] => [
  {
    id: 'run_name',
    title: 'Run',
    names: true,
    sortable: true,
    width: 150,
    text: run => run.name,
    cell: run => (
      <>
        {run.parentRunId ? (
          <span title="Part of a sweep" aria-label="Part of a sweep">
            ↳{' '}
          </span>
        ) : null}
        <strong>
          <RunLink model={model} runId={run.id}>
            {run.name}
          </RunLink>
        </strong>
      </>
    ),
  },
  {
    id: 'status',
    title: 'Status',
    sortable: true,
    text: run => run.status,
    cell: run => <RunMark status={run.status} />,
  },
  {
    id: 'start_time',
    title: 'Started',
    sortable: true,
    text: run => run.startedAt,
    cell: run => <RelativeTime time={run.startedAt} />,
  },
  ...fields.map(fieldColumn),
  {
    id: 'duration',
    title: 'Took',
    number: true,
    cell: run => <Duration from={run.startedAt} to={run.endedAt} />,
  },
  {
    id: 'user',
    title: 'By',
    text: run => run.user,
    cell: run => (
      <span style={{ whiteSpace: 'nowrap' }}>{run.user ?? '–'}</span>
    ),
  },
  {
    id: 'commit',
    title: 'Commit',
    text: run => run.source?.commit,
    cell: run =>
      run.source?.commit ? <Commit commit={run.source.commit} /> : '–',
  },
  {
    id: 'data',
    title: 'Data',
    text: run => run.datasets.map(({ name }) => name).join(' '),
    cell: run => <DataNames run={run} />,
  },
];
