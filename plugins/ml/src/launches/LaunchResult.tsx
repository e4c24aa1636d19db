import { Link } from '@backstage/core-components';
import type { LaunchDetail } from '@slipway/plugin-ml-common';
import { Disclosure, Fact, Facts, Panel } from '../design';
import { RunLink, useRequestPath, VersionLink } from '../model/links';
import { MetricList } from '../model/runs/MetricList';

type Run = NonNullable<LaunchDetail['runs']>[number];

const MetricsOf = ({ model, run }: { model?: string; run: Run }) => {
  const own = run.metrics.filter(({ key }) => !key.startsWith('champion.'));
  return own.length > 0 ? (
    <Disclosure
      summary={own.length === 1 ? '1 metric' : `${own.length} metrics`}
    >
      <MetricList model={model} run={run} />
    </Disclosure>
  ) : (
    <> logged no metrics</>
  );
};

/** What a launch left behind: the version it registered, and its runs with their metrics. */
export const LaunchResult = ({ launch }: { launch: LaunchDetail }) => {
  const requestPath = useRequestPath();
  const { runs = [], version, model } = launch;
  if (runs.length === 0 && !version) return null;
  const ask = model && version ? requestPath(model, version) : undefined;
  return (
    <Panel title="The result">
      <Facts>
        {version && (
          <Fact name="Version">
            {model ? <VersionLink model={model} version={version} /> : version}
            {ask && (
              <>
                {' · '}
                <Link to={ask}>request its promotion</Link>
              </>
            )}
          </Fact>
        )}
        {runs.map(run => (
          <Fact key={run.id} name={run.parentRunId ? 'Child run' : 'Run'}>
            <div style={{ paddingBottom: 8 }}>
              {model ? (
                <RunLink model={model} runId={run.id}>
                  {run.name}
                </RunLink>
              ) : (
                run.name
              )}
            </div>
            <MetricsOf model={model} run={run} />
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
};
