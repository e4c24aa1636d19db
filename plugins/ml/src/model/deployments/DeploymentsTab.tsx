import { Empty, Panel, PanelState, Skeleton, Stack } from '../../design';
import { every, MlProvider, useMlQuery } from '../../query';
import { useEntityRef } from '../useEntityRef';
import { RollBack } from './RollBack';
import { ServingFacts } from './ServingFacts';

const Deployments = () => {
  const model = useEntityRef();
  const read = useMlQuery({
    key: ['deployments', model],
    read: (api, signal) => api.getDeployments(model, { signal }),
    again: last =>
      last?.items.some(({ state }) => state === 'deploying')
        ? every.moment
        : every.while,
  });
  return (
    <PanelState
      read={read}
      skeleton={
        <Panel title="Deployments">
          <Skeleton lines={8} />
        </Panel>
      }
    >
      {({ items }) =>
        items.length === 0 ? (
          <Panel title="Deployments">
            <Empty
              title="This model was never deployed."
              detail="A promotion takes a version to an environment; what serves there then stands here, with the way back."
            />
          </Panel>
        ) : (
          <Stack>
            {items.map(deployment => (
              <Panel
                key={deployment.environment}
                title={deployment.environment}
                acts={<RollBack model={model} deployment={deployment} />}
              >
                <ServingFacts model={model} deployment={deployment} />
              </Panel>
            ))}
          </Stack>
        )
      }
    </PanelState>
  );
};

/** What serves in each environment, and the way back. */
export const DeploymentsTab = () => (
  <MlProvider>
    <Deployments />
  </MlProvider>
);
