import { Link } from '@backstage/core-components';
import { Columns, Panel, PanelState, Skeleton, Stack } from '../../design';
import { useParams } from '../../navigation';
import { every, useMlQuery } from '../../query';
import { useEntityPaths } from '../links';
import { CurvePanel } from './CurvePanel';
import { DatasetList } from './DatasetList';
import { MetricList } from './MetricList';
import { ParameterList } from './ParameterList';
import { RunFacts } from './RunFacts';

/** One run: what it did, with what, and how it went. */
export const RunPage = ({ model }: { model: string }) => {
  const { runId = '' } = useParams();
  const paths = useEntityPaths(model);
  const read = useMlQuery({
    key: ['run', `${model} ${runId}`],
    read: (api, signal) => api.getRun(model, runId, { signal }),
    again: run => (run?.status === 'RUNNING' ? every.moment * 2 : every.while),
  });
  return (
    <Stack>
      <div style={{ fontSize: '0.875rem' }}>
        <Link to={paths.tab('runs')}>All runs</Link>
      </div>
      <PanelState
        read={read}
        skeleton={
          <Panel title="Run">
            <Skeleton lines={8} />
          </Panel>
        }
      >
        {run => (
          <Columns>
            <Stack>
              <CurvePanel model={model} run={run} />
              <Panel title="Parameters">
                <ParameterList parameters={run.parameters} />
              </Panel>
            </Stack>
            <Stack>
              <Panel title={run.name}>
                <RunFacts model={model} run={run} />
              </Panel>
              <Panel title="Metrics" about="The last value of each">
                <MetricList run={run} />
              </Panel>
              <Panel title="Data">
                <DatasetList datasets={run.datasets} />
              </Panel>
            </Stack>
          </Columns>
        )}
      </PanelState>
    </Stack>
  );
};
