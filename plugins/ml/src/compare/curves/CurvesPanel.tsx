import type { Run } from '@slipway/plugin-ml-common';
import { useCallback, useMemo, useRef, type ComponentProps } from 'react';
import { Chart, Empty, Panel, PanelState, Skeleton } from '../../design';
import type { CompareView } from '../compareView';
import type { RunLooks } from '../runLook';
import { curveLines, type CurveLine } from './curveLines';
import { curveMetrics } from './curveMetrics';
import { axisWords, curvesOption, type Pointer } from './curvesOption';
import { CurveTools } from './CurveTools';
import { MOST_CURVES, useRunCurves } from './useRunCurves';

type Props = {
  /** Entity reference. */
  model: string;
  runs: Run[];
  looks: RunLooks;
  shown: CompareView;
  chosen?: string;
};

const tableOf = (lines: CurveLine[], runs: Run[], x: string, y: string) => {
  const names = new Map(runs.map(({ id, name }) => [id, name]));
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
}: Omit<Props, 'model'> & { lines: CurveLine[]; metric: string }) => {
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
export const CurvesPanel = (props: Props) => {
  const { model, runs, shown } = props;
  const metrics = useMemo(() => curveMetrics(runs), [runs]);
  const metric = metrics.find(name => name === shown.metric) ?? metrics[0];
  const read = useRunCurves(model, runs, metric);
  const { data } = read;
  const { by, isLog, smoothing } = shown;
  const lines = useMemo(() => {
    const within = new Set(runs.map(({ id }) => id));
    // While the curves of fewer runs are read, those of before are still there.
    const curves = data?.curves.filter(({ runId }) => within.has(runId)) ?? [];
    return curveLines(curves, { by, isLog, smoothing });
  }, [data, runs, by, isLog, smoothing]);
  return (
    <Panel
      title="Curves"
      about={
        runs.length > MOST_CURVES
          ? `Of the first ${MOST_CURVES} of ${runs.length} runs; keep fewer by a range to see the others`
          : undefined
      }
    >
      {metric ? (
        <>
          <CurveTools metrics={metrics} metric={metric} shown={shown} />
          <PanelState
            read={read}
            skeleton={<Skeleton lines={1} height={340} />}
          >
            {() => <Lines {...props} lines={lines} metric={metric} />}
          </PanelState>
        </>
      ) : (
        <Empty
          title="No metric of these runs has more than one value."
          detail="Log a metric with a step in every epoch and its curve is drawn here."
          snippet='mlflow.log_metric("loss", loss, step=epoch)'
        />
      )}
    </Panel>
  );
};
