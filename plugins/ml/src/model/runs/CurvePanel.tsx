import type { Curve, Run } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import { Chart, Choice, Empty, Panel, PanelState, useView } from '../../design';
import { every, useMlQuery } from '../../query';
import { metricsWithCurve } from './metricsWithCurve';

const DRAWN_AT_FIRST = 2;

const optionOf = (curve: Curve) => ({
  grid: { left: 56, right: 16, top: 16, bottom: 40 },
  tooltip: { trigger: 'axis' },
  xAxis: {
    type: 'value',
    name: 'step',
    nameLocation: 'middle',
    nameGap: 26,
    min: 'dataMin',
    max: 'dataMax',
  },
  yAxis: {
    type: 'value',
    scale: true,
    name: curve.metric,
    nameLocation: 'middle',
    nameGap: 42,
  },
  series: [
    {
      type: 'line',
      name: curve.metric,
      showSymbol: curve.points.length < 30,
      data: curve.points.map(({ step, value }) => [step, value]),
    },
  ],
});

/** The curve of one metric of a run by step, with its states. */
export const MetricCurve = ({
  model,
  run,
  metric,
}: {
  model: string;
  run: Run;
  metric: string;
}) => {
  const moving = run.status === 'RUNNING';
  const read = useMlQuery({
    key: ['curve', `${model} ${run.id} ${metric}`],
    read: (api, signal) =>
      api.getCurve(model, run.id, { metric, maxPoints: 1000 }, { signal }),
    again: moving ? every.while : undefined,
    fixed: !moving,
  });
  const { data } = read;
  const option = useMemo(() => (data ? optionOf(data) : {}), [data]);
  return (
    <PanelState read={read}>
      {curve => (
        <Chart
          label={`${metric} of run ${run.name} by step`}
          option={option}
          height={220}
          table={{
            columns: ['Step', metric],
            rows: curve.points.map(({ step, value }) => [step, value]),
          }}
        />
      )}
    </PanelState>
  );
};

/** The curves of a run's metrics by step; which ones are drawn is in the address. */
export const CurvePanel = ({ model, run }: { model: string; run: Run }) => {
  const view = useView();
  const metrics = metricsWithCurve(run);
  const chosen = view.all('curve').filter(metric => metrics.includes(metric));
  const drawn = chosen.length > 0 ? chosen : metrics.slice(0, DRAWN_AT_FIRST);
  return (
    <Panel
      title="Curves"
      acts={
        metrics.length > 1 ? (
          <Choice
            label="Metrics"
            options={metrics.map(value => ({ value, label: value }))}
            chosen={drawn}
            onChange={next => view.set('curve', next)}
          />
        ) : undefined
      }
    >
      {drawn.length > 0 ? (
        drawn.map(metric => (
          <MetricCurve key={metric} model={model} run={run} metric={metric} />
        ))
      ) : (
        <Empty
          title="No metric of this run has more than one value."
          detail="Log a metric with a step in every epoch and its curve is drawn here while the run goes on."
          snippet='mlflow.log_metric("loss", loss, step=epoch)'
        />
      )}
    </Panel>
  );
};
