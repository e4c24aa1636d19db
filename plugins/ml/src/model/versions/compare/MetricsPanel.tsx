import type {
  ComparedMetric,
  VersionComparison,
} from '@slipway/plugin-ml-common';
import {
  DataTable,
  Delta,
  Empty,
  exactTime,
  MetricValue,
  OutsideText,
  Panel,
  StatusMark,
  type Column,
} from '../../../design';
import { UnreadNotices, UnreadPanel, unreadOf } from './unread';

const better = (metric: ComparedMetric) => {
  if (metric.delta === undefined || metric.better === undefined) return '';
  return metric.better ? 'better' : 'worse';
};

const Side = ({
  value,
  from,
}: {
  value: number | undefined;
  from: ComparedMetric['leftFrom'];
}) => (
  <MetricValue
    value={value}
    source={from && `run ${from.run}, ${exactTime(from.at)}`}
  />
);

const columnsOf = (left: string, right: string): Column<ComparedMetric>[] => [
  {
    id: 'name',
    title: 'Metric',
    names: true,
    text: row => row.name,
    cell: row => <OutsideText text={row.name} />,
  },
  {
    id: 'left',
    title: `Version ${left}`,
    number: true,
    text: row => row.left,
    cell: row => <Side value={row.left} from={row.leftFrom} />,
  },
  {
    id: 'right',
    title: `Version ${right}`,
    number: true,
    text: row => row.right,
    cell: row => <Side value={row.right} from={row.rightFrom} />,
  },
  {
    id: 'delta',
    title: 'Difference',
    number: true,
    about: 'Right minus left',
    text: row => row.delta,
    cell: row =>
      row.delta === undefined ? (
        '–'
      ) : (
        // On other data a difference says little, so it is not called better or worse.
        <Delta
          value={row.delta}
          better={row.sameData ? row.better : undefined}
        />
      ),
  },
  {
    id: 'direction',
    title: 'Better is',
    text: row => row.direction,
    cell: row => row.direction ?? 'not known',
  },
  {
    id: 'data',
    title: 'Measured on',
    text: row =>
      row.sameData ? `same data ${better(row)}`.trim() : 'other data',
    cell: row => {
      if (row.delta === undefined) return '–';
      return row.sameData ? (
        <StatusMark tone="good" label="Same data" />
      ) : (
        <StatusMark tone="warning" label="Other data" meaning={row.why} />
      );
    },
  },
];

/**
 * The metrics of both versions, how far apart they are, and whether they were measured on the same data. Where the run
 * of one is not known, those of the other are still shown.
 */
export const MetricsPanel = ({
  comparison,
}: {
  comparison: VersionComparison;
}) => {
  const { left, right, metrics } = comparison;
  const unread = unreadOf(comparison, 'run');
  if (metrics.length === 0) {
    return unread.length > 0 ? (
      <UnreadPanel title="Metrics" unread={unread} />
    ) : (
      <Panel title="Metrics">
        <Empty
          title="Neither version has metrics."
          detail="A version shows the metrics of the run that made it; these two runs logged none."
        />
      </Panel>
    );
  }
  return (
    <Panel
      flush
      title="Metrics"
      about={`The difference is version ${right.version} minus version ${left.version}`}
    >
      {unread.length > 0 ? (
        <div style={{ padding: '0 16px 16px' }}>
          <UnreadNotices unread={unread} />
        </div>
      ) : null}
      <DataTable
        label="Metrics"
        columns={columnsOf(left.version, right.version)}
        rows={metrics}
        rowKey={row => row.name}
      />
    </Panel>
  );
};
