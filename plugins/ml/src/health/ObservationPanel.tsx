import type { Observation } from '@slipway/plugin-ml-common';
import {
  Empty,
  Fact,
  Facts,
  HealthMark,
  MetricValue,
  Panel,
  RelativeTime,
  sayNumber,
} from '../design';
import { DistributionChart } from './DistributionChart';
import { sayWindow } from './windows';

const count = (rows?: number) =>
  rows === undefined ? undefined : rows.toLocaleString('en');

const sayBaseline = ({ baseline }: Observation) => {
  if (!baseline) return null;
  const words = baseline.kind.replace('_', ' ');
  return baseline.start && baseline.end
    ? `${words}, ${sayWindow({ start: baseline.start, end: baseline.end })}`
    : words;
};

const sayThresholds = ({ thresholds, direction }: Observation) =>
  Object.entries(thresholds)
    .map(
      ([status, limit]) =>
        `${status} at ${sayNumber(limit)} or ${
          direction === 'higher_is_worse' ? 'above' : 'below'
        }`,
    )
    .join(', ');

/** One measured fact: value, method, thresholds, samples, and the distributions it compares. */
export const ObservationPanel = ({
  observation,
}: {
  observation: Observation;
}) => (
  <Panel
    title={`${observation.name}, ${sayWindow(observation.window)}`}
    acts={
      <HealthMark health={observation.status} reason={observation.reason} />
    }
  >
    <Facts>
      <Fact name={observation.method}>
        <MetricValue
          value={observation.value}
          unit={observation.unit}
          source={observation.source}
          text={`not measured: ${observation.reason ?? 'no reason given'}`}
        />
      </Fact>
      <Fact name="Thresholds">{sayThresholds(observation)}</Fact>
      <Fact name="Baseline">{sayBaseline(observation)}</Fact>
      <Fact name="Samples">
        {[
          count(observation.sampleSize?.window) &&
            `${count(observation.sampleSize?.window)} in the window`,
          count(observation.sampleSize?.baseline) &&
            `${count(observation.sampleSize?.baseline)} in the baseline`,
        ]
          .filter(Boolean)
          .join(', ')}
      </Fact>
      <Fact name="Version">{observation.modelVersion}</Fact>
      <Fact name="Source">{observation.source}</Fact>
      <Fact name="Observed">
        <RelativeTime time={observation.observedAt} />
      </Fact>
    </Facts>
    <div style={{ marginTop: 16 }}>
      {observation.distribution ? (
        <DistributionChart
          name={observation.name}
          unit={observation.unit}
          distribution={observation.distribution}
        />
      ) : (
        <Empty
          title="This observation came without distributions."
          detail="A monitor that sends the counts of window and baseline lets them be drawn here."
        />
      )}
    </div>
  </Panel>
);
