import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { LaunchDetail } from '@slipway/plugin-ml-common';
import { Fact, Facts, MetricValue, Panel } from '../design';
import { requestPromotionRouteRef } from '../routes';

/** What a launch left behind: its runs with their metrics, and the version it registered. */
export const LaunchResult = ({ launch }: { launch: LaunchDetail }) => {
  const request = useRouteRef(requestPromotionRouteRef);
  const { runs = [], version, model } = launch;
  if (runs.length === 0 && !version) return null;
  const ask =
    request && model && version
      ? `${request()}?${new URLSearchParams({ model, version })}`
      : undefined;
  return (
    <Panel title="The result">
      <Facts>
        <Fact name="Version">
          {version && (
            <>
              {version}
              {ask && (
                <>
                  {' · '}
                  <Link to={ask}>request its promotion</Link>
                </>
              )}
            </>
          )}
        </Fact>
        {runs.map(run => (
          <Fact key={run.id} name={run.parentRunId ? 'Child run' : 'Run'}>
            {run.url && /^https?:/.test(run.url) ? (
              <a href={run.url} target="_blank" rel="noopener noreferrer">
                {run.name}
              </a>
            ) : (
              run.name
            )}{' '}
            {run.metrics.slice(0, 4).map(metric => (
              <span key={metric.key} style={{ display: 'block' }}>
                {metric.key}{' '}
                <MetricValue value={metric.value} text={metric.text} />
              </span>
            ))}
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
};
