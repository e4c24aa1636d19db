import type { Comparison } from '@slipway/plugin-ml-common';
import { Delta, MetricValue, StatusMark } from '../../design';
import { useCompareStyles } from './compareStyles';

/** The metrics of candidate and champion, how far apart they are, and whether they were measured on the same data. */
export const MetricsTable = ({ comparison }: { comparison: Comparison }) => {
  const classes = useCompareStyles();
  const { candidate, champion, metrics } = comparison;
  return (
    <div
      className={classes.scroll}
      tabIndex={0}
      role="region"
      aria-label="Metrics"
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
                <th scope="col">Evaluated on</th>
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
                    {metric.delta === undefined ? (
                      '–'
                    ) : (
                      <Delta
                        value={metric.delta}
                        better={metric.sameData ? metric.better : undefined}
                      />
                    )}
                  </td>
                  <td>
                    <StatusMark
                      tone={metric.sameData ? 'good' : 'warning'}
                      label={metric.sameData ? 'Same data' : 'Not comparable'}
                      meaning={
                        metric.why ??
                        (metric.sameData
                          ? 'Both were measured on the same evaluation data.'
                          : 'They were measured on different data.')
                      }
                    />
                    {!metric.sameData && metric.why && (
                      <div className="same">{metric.why}</div>
                    )}
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
