import type { LaunchDetail } from '@slipway/plugin-ml-common';
import { CurvePanel } from '../model/runs/CurvePanel';
import { metricsWithCurve } from '../model/runs/metricsWithCurve';

/** The curves of the run that a launch makes, drawn while it trains; nothing where it logs none in steps. */
export const LaunchCurves = ({
  launch: { model, runs = [] },
}: {
  launch: Pick<LaunchDetail, 'model' | 'runs'>;
}) => {
  const run = runs.find(
    one => !one.parentRunId && metricsWithCurve(one).length > 0,
  );
  return model && run ? <CurvePanel model={model} run={run} /> : null;
};
