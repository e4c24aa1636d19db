import type { LoggedModel } from '@slipway/plugin-ml-common';
import {
  exactTime,
  MetricValue,
  OutsideText,
  shownText,
  type Column,
} from '../../../design';

type Metric = LoggedModel['metrics'][number];

/** The last value of a metric on one dataset. */
export type ModelMetric = Metric & { id: string };

/** Of each metric the last value on each dataset, by metric. */
export const lastByDataset = (metrics: Metric[]): ModelMetric[] => {
  const last = new Map<string, ModelMetric>();
  for (const metric of metrics) {
    const { key, dataset, step, timestamp } = metric;
    const id = JSON.stringify([key, dataset?.name, dataset?.digest]);
    const known = last.get(id);
    if (
      !known ||
      step > known.step ||
      (step === known.step && timestamp >= known.timestamp)
    )
      last.set(id, { ...metric, id });
  }
  return [...last.values()].sort((a, b) => a.key.localeCompare(b.key));
};

const name: Column<ModelMetric> = {
  id: 'metric',
  title: 'Metric',
  names: true,
  text: row => row.key,
  cell: row => <OutsideText text={row.key} />,
};

const data: Column<ModelMetric> = {
  id: 'dataset',
  title: 'On the data',
  text: row => row.dataset?.name,
  cell: row =>
    row.dataset ? (
      <span title={`digest ${shownText(row.dataset.digest)}`}>
        <OutsideText text={row.dataset.name} />
      </span>
    ) : (
      ''
    ),
};

const value: Column<ModelMetric> = {
  id: 'value',
  title: 'Value',
  number: true,
  text: row => row.value ?? row.text,
  cell: row => (
    <MetricValue
      value={row.value}
      text={row.text}
      source={`step ${row.step}, ${exactTime(row.timestamp)}`}
    />
  ),
};

/** Metric and value, and the dataset where any metric was measured on one. */
export const modelMetricColumns = (byData: boolean): Column<ModelMetric>[] =>
  byData ? [name, data, value] : [name, value];
