import type { Run } from '@slipway/plugin-ml-common';
import { mainMetricOf } from '../fields/axes';
import type { ComparedField } from '../fields/comparedFields';
import { useCallback, useMemo, useRef, type ComponentProps } from 'react';
import { Chart, Empty, Panel, PanelState, Skeleton } from '../../design';
import type { CompareView } from '../compareView';
import { runLabels, type RunLooks } from '../runLook';
import { curveLines, type CurveLine } from './curveLines';
import { curveMetrics } from './curveMetrics';
import { axisWords, curvesOption, type Pointer } from './curvesOption';
import { CurveTools } from './CurveTools';
import { drawnNote, drawnRuns } from './drawnRuns';
import { sampledNote } from './sampledNote';
import { useRunCurves } from './useRunCurves';

type Props = {
  /** Entity reference. */
  model: string;
  runs: Run[];
  fields: ComparedField[];
  looks: RunLooks;
  shown: CompareView;
  chosen?: string;
};

const tableOf = (lines: CurveLine[], runs: Run[], x: string, y: string) => {
  const names = runLabels(runs);
  return {
    columns: ['Run', x, y],
    rows: lines.flatMap(({ runId, points }) =>
      points.map(([at, value]) => [names.get(runId) ?? runId, at, value]),
    ),
  };
};

const Lines = ({
  lines,
  runs,
  looks,
  shown: { by, isLog },
  chosen,
  metric,
}: Omit<Props, 'model' | 'fields'> & {
  lines: CurveLine[];
  metric: string;
}) => {
  const pointer = useRef<Pointer>({ value: undefined });
  const option = useMemo(
    () =>
      curvesOption(lines, {
        runs,
        looks,
        metric,
        by,
        isLog,
        chosen,
        pointer: pointer.current,
      }),
    [lines, runs, looks, metric, by, isLog, chosen],
  );
  const onDrawn = useCallback<
    NonNullable<ComponentProps<typeof Chart>['onDrawn']>
  >(chart => {
    const follow = ({ offsetY }: { offsetY: number }) => {
      pointer.current.value = chart.convertFromPixel(
        { yAxisIndex: 0 },
        offsetY,
      );
    };
    const surface = chart.getZr();
    surface.on('mousemove', follow);
    return () => surface.off('mousemove', follow);
  }, []);
  return (
    <Chart
      label={`${metric} of ${lines.length} runs by ${axisWords[by]}`}
      option={option}
      height={340}
      onDrawn={onDrawn}
      table={() => tableOf(lines, runs, axisWords[by], metric)}
    />
  );
};

/** The curves of one metric of many runs over each other. */
export const CurvesPanel = ({ fields, ...props }: Props) => {
  const { model, runs, chosen } = props;
  const { stepped, others } = useMemo(() => curveMetrics(runs), [runs]);
  const metrics = [...stepped, ...others];
  const metric =
    metrics.find(name => name === props.shown.metric) ?? stepped[0];
  const hasSteps = metric === undefined || stepped.includes(metric);
  const shown: CompareView = {
    ...props.shown,
    metric,
    // Without steps all values would stand above one another.
    by: !hasSteps && props.shown.by === 'step' ? 'relative' : props.shown.by,
  };
  const main = mainMetricOf(fields, runs);
  const drawn = useMemo(
    () => drawnRuns(runs, chosen, main),
    [runs, chosen, main],
  );
  const read = useRunCurves(model, drawn, shown);
  const { data } = read;
  const { by, isLog } = shown;
  const lines = useMemo(() => {
    const within = new Set(drawn.map(({ id }) => id));
    // While the curves of fewer runs are read, those of before are still there.
    const curves = data?.curves.filter(({ runId }) => within.has(runId)) ?? [];
    return curveLines(curves, { by, isLog });
  }, [data, drawn, by, isLog]);
  const notes = [
    drawnNote(runs.length, main),
    sampledNote(data?.curves ?? []),
  ].filter(note => note !== undefined);
  return (
    <Panel
      title="Curves"
      about={notes.length > 0 ? notes.join('. ') : undefined}
    >
      {metrics.length > 0 ? (
        <CurveTools
          metrics={metrics}
          metric={metric}
          hasSteps={hasSteps}
          shown={shown}
        />
      ) : null}
      {metric ? (
        <PanelState read={read} skeleton={<Skeleton lines={1} height={340} />}>
          {() => (
            <Lines {...props} shown={shown} lines={lines} metric={metric} />
          )}
        </PanelState>
      ) : (
        <Empty
          title={
            metrics.length > 0
              ? 'No metric of these runs was logged in steps.'
              : 'These runs have no metric.'
          }
          detail="Log a metric with a step in every epoch and its curve is drawn here. One that was logged several times without steps can be chosen above: it is drawn along time."
          snippet='mlflow.log_metric("loss", loss, step=epoch)'
        />
      )}
    </Panel>
  );
};
