import type { Curve, Run } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import {
  Chart,
  ChooseByName,
  Empty,
  Notice,
  Panel,
  PanelState,
  shownText,
  useView,
} from '../../design';
import { every, useMlQuery } from '../../query';
import { isMoving } from './howOften';
import { metricsWithCurve, metricsWithoutSteps } from './metricsWithCurve';

const DRAWN_AT_FIRST = 2;

const SECOND = 1000;

/** Points along their steps; where all are at one step, along the time since the first. */
const alongOf = ({ points }: Curve) => {
  const times = points.map(({ timestamp }) => Date.parse(timestamp));
  const first = Math.min(...times);
  const hasSteps =
    points.length < 2 || points.some(({ step }) => step !== points[0].step);
  return {
    name: hasSteps ? 'step' : 'seconds since the first value',
    points: points.map(({ step, value }, index): [number, number | null] => [
      hasSteps ? step : (times[index] - first) / SECOND,
      value,
    ]),
  };
};

const optionOf = ({ metric }: Curve, along: ReturnType<typeof alongOf>) => ({
  grid: { left: 56, right: 16, top: 16, bottom: 40 },
  tooltip: { trigger: 'axis' },
  xAxis: {
    type: 'value',
    name: along.name,
    nameLocation: 'middle',
    nameGap: 26,
    min: 'dataMin',
    max: 'dataMax',
  },
  yAxis: {
    type: 'value',
    scale: true,
    name: shownText(metric),
    nameLocation: 'middle',
    nameGap: 42,
  },
  series: [
    {
      type: 'line',
      name: shownText(metric),
      showSymbol: along.points.length < 30,
      data: along.points,
    },
  ],
});

/** The curve of one metric of a run by step, or by time where it has none, with its states. */
export const MetricCurve = ({
  model,
  run,
  metric,
}: {
  model: string;
  run: Run;
  metric: string;
}) => {
  const moving = isMoving(run);
  // A run that was resumed and has ended again has another curve.
  const last = run.metrics.find(({ key }) => key === metric);
  const read = useMlQuery({
    key: [
      'curve',
      `${model} ${run.id} ${metric}`,
      moving ? undefined : `${last?.step} ${last?.timestamp}`,
    ],
    read: (api, signal) =>
      api.getCurve(model, run.id, { metric, maxPoints: 1000 }, { signal }),
    again: moving ? every.while : undefined,
    fixed: !moving,
  });
  const { data } = read;
  const along = useMemo(() => data && alongOf(data), [data]);
  const option = useMemo(
    () => (data && along ? optionOf(data, along) : {}),
    [data, along],
  );
  return (
    <PanelState read={read}>
      {({ sampled }) => (
        <>
          <Chart
            label={`${metric} of run ${run.name} by ${along?.name}`}
            option={option}
            height={220}
            table={{
              columns: [along?.name === 'step' ? 'Step' : 'Seconds', metric],
              rows: along?.points ?? [],
            }}
          />
          {sampled ? (
            <Notice
              tone="off"
              title="MLflow itself picked these values evenly"
              detail="A peak between them may be missing."
            />
          ) : null}
        </>
      )}
    </PanelState>
  );
};

/** The curves of a run's metrics by step; which ones are drawn is in the address. */
export const CurvePanel = ({ model, run }: { model: string; run: Run }) => {
  const view = useView();
  const stepped = metricsWithCurve(run);
  const metrics = [...stepped, ...metricsWithoutSteps(run)];
  const chosen = view.all('curve').filter(metric => metrics.includes(metric));
  const drawn = chosen.length > 0 ? chosen : stepped.slice(0, DRAWN_AT_FIRST);
  return (
    <Panel
      title="Curves"
      acts={
        metrics.length > 1 || metrics.length > drawn.length ? (
          <ChooseByName
            label="Metrics"
            noun="metric"
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
          title="No metric of this run was logged in steps."
          detail="Log a metric with a step in every epoch and its curve is drawn here while the run goes on. One that was logged several times without steps can be chosen above: it is drawn along time."
          snippet='mlflow.log_metric("loss", loss, step=epoch)'
        />
      )}
    </Panel>
  );
};
