import type { RunDetail } from '@slipway/plugin-ml-common';
import {
  Disclosure,
  Empty,
  Fact,
  Facts,
  MetricValue,
  Panel,
  exactTime,
  shownText,
} from '../../../design';
import { MetricCurve } from '../CurvePanel';

const short = (key: string) => key.replace(/^system\//, '').replace(/_/g, ' ');

/** What the machine did meanwhile: each system metric's last value, and its curve when it is opened. */
export const SystemPanel = ({
  model,
  run,
}: {
  model: string;
  run: RunDetail;
}) => {
  const system = new Set(run.systemMetrics);
  const metrics = run.metrics
    .filter(({ key }) => system.has(key))
    .sort((a, b) => a.key.localeCompare(b.key));
  return (
    <Panel title="System metrics" about="The last value of each">
      {metrics.length === 0 ? (
        <Empty
          title="The run did not watch its machine."
          detail="With system metrics, a slow run shows whether it waited for data, memory or the GPU."
          snippet="mlflow.enable_system_metrics_logging()"
        />
      ) : null}
      {metrics.map(({ key, value, text, step, timestamp }) => {
        const last = (
          <>
            {shownText(short(key))}:{' '}
            <MetricValue
              value={value}
              text={text}
              source={`run ${run.name}, ${exactTime(timestamp)}`}
            />
          </>
        );
        return step > 0 ? (
          <Disclosure key={key} summary={last}>
            <MetricCurve model={model} run={run} metric={key} />
          </Disclosure>
        ) : (
          <Facts key={key}>
            <Fact name={short(key)}>
              <MetricValue value={value} text={text} source={run.name} />
            </Fact>
          </Facts>
        );
      })}
    </Panel>
  );
};
