import type { Run } from '@slipway/plugin-ml-common';
import { byMeaning } from './metricOrder';
import { Delta, exactTime, Fact, Facts, MetricValue } from '../../design';

const CHAMPION = 'champion.';

/**
 * The last value of every metric of a run. A champion's value on the same evaluation data (`champion.<metric>`, see the
 * contracts) stands beside the metric as a difference.
 */
export const MetricList = ({ run }: { run: Run }) => {
  const values = new Map(run.metrics.map(({ key, value }) => [key, value]));
  const own = run.metrics
    .filter(({ key }) => !key.startsWith(CHAMPION))
    .sort((a, b) => byMeaning(a.key, b.key));
  if (own.length === 0) return <span>None logged.</span>;
  return (
    <Facts>
      {own.map(({ key, value, text, timestamp }) => {
        const champion = values.get(`${CHAMPION}${key}`);
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
                <Delta value={value - champion} /> against the champion
              </>
            ) : null}
          </Fact>
        );
      })}
    </Facts>
  );
};
