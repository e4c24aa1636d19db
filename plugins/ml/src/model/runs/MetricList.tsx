import {
  CHAMPION_METRIC_PREFIX,
  isBetter,
  type Run,
} from '@slipway/plugin-ml-common';
import { Delta, exactTime, Fact, Facts, MetricValue } from '../../design';
import { byMeaning } from './metricOrder';
import { useMetricDirections } from './useMetricDirections';

/**
 * The last value of every metric of a run. A champion's value on the same evaluation data (`champion.<metric>`, see the
 * contracts) stands beside the metric as a difference, with whether it is better where it is known which way is.
 */
export const MetricList = ({
  model,
  run,
}: {
  /** Entity reference; absent where it is no model's run. */
  model: string | undefined;
  run: Run;
}) => {
  const values = new Map(run.metrics.map(({ key, value }) => [key, value]));
  const own = run.metrics
    .filter(({ key }) => !key.startsWith(CHAMPION_METRIC_PREFIX))
    .sort((a, b) => byMeaning(a.key, b.key));
  const directions = useMetricDirections(model ?? '', {
    enabled: Boolean(model) && own.length < run.metrics.length,
  });
  if (own.length === 0) return <span>None logged.</span>;
  return (
    <Facts>
      {own.map(({ key, value, text, timestamp }) => {
        const champion = values.get(`${CHAMPION_METRIC_PREFIX}${key}`);
        const direction = directions.get(key);
        return (
          <Fact key={key} name={key}>
            <MetricValue
              value={value}
              text={text}
              source={`run ${run.name}, ${exactTime(timestamp)}`}
            />
            {typeof champion === 'number' && typeof value === 'number' ? (
              <>
                {' '}
                <Delta
                  value={value - champion}
                  better={direction && isBetter(value, champion, direction)}
                />{' '}
                against the champion
              </>
            ) : null}
          </Fact>
        );
      })}
    </Facts>
  );
};
