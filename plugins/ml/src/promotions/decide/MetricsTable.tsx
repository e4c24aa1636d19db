import type { Comparison } from '@slipway/plugin-ml-common';
import { Delta, MetricValue, StatusMark } from '../../design';
import { useCompareStyles } from './compareStyles';

const sameness = {
  true: {
    tone: 'good',
    label: 'same data',
    meaning: 'Both were measured on the same evaluation data.',
  },
  false: {
    tone: 'warning',
    label: 'other data',
    meaning:
      'They were measured on different data; this difference says little.',
  },
} as const;

const Difference = ({ metric }: { metric: Comparison['metrics'][number] }) => {
  const { delta, better, sameData, why } = metric;
  const { tone, label, meaning } = sameness[`${sameData}`];
  if (delta === undefined) return <>–</>;
  return (
    <>
      <Delta value={delta} better={sameData ? better : undefined} />
      <div>
        <StatusMark tone={tone} label={label} meaning={why ?? meaning} />
      </div>
      {!sameData && why && <div className="why">{why}</div>}
    </>
  );
};

/** The metrics of candidate and champion, how far apart they are, and whether they were measured on the same data. */
export const MetricsTable = ({ comparison }: { comparison: Comparison }) => {
  const classes = useCompareStyles();
  const { candidate, champion, metrics } = comparison;
  return (
    <div
      className={classes.scroll}
      tabIndex={0}
      role="region"
      aria-label="Metrics of both versions"
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" className="number">
              Version {candidate.version}
            </th>
            {champion && (
              <>
                <th scope="col" className="number">
                  Version {champion.version} (champion)
                </th>
                <th scope="col" className="number">
                  Difference
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {metrics.map(metric => (
            <tr key={metric.name}>
              <th scope="row">{metric.name}</th>
              <td className="number">
                <MetricValue value={metric.candidate} />
              </td>
              {champion && (
                <>
                  <td className="number">
                    <MetricValue value={metric.champion} />
                  </td>
                  <td className="number">
                    <Difference metric={metric} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
