import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { Resources } from '@slipway/plugin-ml-common';
import {
  ActButton,
  EntityLink,
  Fact,
  Facts,
  monospace,
  Panel,
  PanelState,
  sayBytes,
  Skeleton,
} from '../design';
import { useEntityRef } from '../model/useEntityRef';
import { useNavigate } from '../navigation';
import { MlProvider } from '../query';
import { newLaunchRouteRef } from '../routes';
import { ParameterTable } from './ParameterTable';
import { usePipeline } from './usePipeline';

const sayResources = ({ cpus, gpus, accelerator, memory }: Resources) =>
  [
    `${cpus} CPU`,
    `${gpus} GPU${accelerator ? ` (${accelerator})` : ''}`,
    memory === undefined ? undefined : `${sayBytes(memory)} memory`,
  ]
    .filter(Boolean)
    .join(', ');

const Pipeline = () => {
  const pipeline = useEntityRef();
  const navigate = useNavigate();
  const launchPath = useRouteRef(newLaunchRouteRef);
  const read = usePipeline(pipeline);
  return (
    <Panel
      flush
      title="What it launches"
      acts={
        read.data && launchPath ? (
          <ActButton
            main
            act={read.data.launch}
            onClick={() =>
              navigate(`${launchPath()}?${new URLSearchParams({ pipeline })}`)
            }
          >
            Launch
          </ActButton>
        ) : undefined
      }
    >
      <PanelState
        read={read}
        skeleton={
          <div style={{ padding: 16 }}>
            <Skeleton lines={5} />
          </div>
        }
      >
        {overview => (
          <>
            <div style={{ padding: '4px 16px 16px' }}>
              <Facts>
                <Fact name="Entrypoint">
                  <code style={{ fontFamily: monospace, fontSize: '0.92em' }}>
                    {overview.entrypoint}
                  </code>
                </Fact>
                <Fact name="Runs on">
                  {[overview.engine, overview.cluster]
                    .filter(Boolean)
                    .join(', cluster ')}
                </Fact>
                <Fact name="Needs">{sayResources(overview.resources)}</Fact>
                <Fact name="For">
                  {overview.model && <EntityLink entityRef={overview.model} />}
                </Fact>
                <Fact name="Code">
                  {overview.sourceUrl && (
                    <Link to={overview.sourceUrl}>{overview.sourceUrl}</Link>
                  )}
                </Fact>
              </Facts>
            </div>
            <ParameterTable parameters={overview.parameters} />
          </>
        )}
      </PanelState>
    </Panel>
  );
};

/** What a launch of this pipeline starts, with what, and the act that starts it. */
export const PipelineCard = () => (
  <MlProvider>
    <Pipeline />
  </MlProvider>
);
