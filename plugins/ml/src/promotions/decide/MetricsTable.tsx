import type { Comparison } from '@slipway/plugin-ml-common';
import { Delta, Disclosure, MetricValue, StatusMark } from '../../design';
import { useCompareStyles } from './compareStyles';

/** Shown at once where nothing says which of them matter. */
const FEW = 5;

type Metric = Comparison['metrics'][number];

const SameData = () => (
  <StatusMark
    tone="good"
    label="Same evaluation data"
    meaning="Candidate and champion were measured on the same evaluation data."
  />
);

const Difference = ({ metric }: { metric: Metric }) => {
  const { delta, better, sameData, why } = metric;
  if (delta === undefined) return <>–</>;
  if (sameData) return <Delta value={delta} better={better} />;
  return (
    <>
      <Delta value={delta} />
      <div>
        <StatusMark
          tone="warning"
          label="Other data"
          meaning="They were measured on different data; this difference says little."
        />
      </div>
      {why && <div className="why">{why}</div>}
    </>
  );
};

const Rows = (props: {
  comparison: Comparison;
  metrics: Metric[];
  label: string;
}) => {
  const classes = useCompareStyles();
  const { candidate, champion } = props.comparison;
  return (
    <div
      className={classes.scroll}
      tabIndex={0}
      role="region"
      aria-label={props.label}
    >
      <table className={classes.table} aria-label={props.label}>
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
          {props.metrics.map(metric => (
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

/**
 * The metrics of candidate and champion, how far apart they are, and whether they were measured on the same data. Those
 * whose better direction is known come first; the others are one click deep.
 */
export const MetricsTable = ({ comparison }: { comparison: Comparison }) => {
  const { champion, metrics } = comparison;
  const judged = metrics.filter(({ better }) => better !== undefined);
  const first = judged.length > 0 ? judged : metrics.slice(0, FEW);
  const others = metrics.filter(metric => !first.includes(metric));
  return (
    <>
      {champion && first.every(({ sameData }) => sameData) && <SameData />}
      <Rows
        comparison={comparison}
        metrics={first}
        label="Metrics of both versions"
      />
      {others.length > 0 && (
        <Disclosure
          summary={`${others.length} other ${
            others.length === 1 ? 'metric' : 'metrics'
          }`}
        >
          <Rows
            comparison={comparison}
            metrics={others}
            label="Other metrics of both versions"
          />
        </Disclosure>
      )}
    </>
  );
};
