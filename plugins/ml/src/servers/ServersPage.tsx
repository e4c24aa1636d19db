import type { SourceState } from '@slipway/plugin-ml-common';
import { Empty, Page, Panel, PanelState, Skeleton, Stack } from '../design';
import { useMlQuery } from '../query';
import { ServerPanel } from './ServerPanel';
import { isServerWell, serversOf } from './serversOf';

/** How often the page asks again, in milliseconds: a first reading moves before the reader's eyes. */
const AGAIN = 5_000;

const firstServer = `ml:
  mlflow:
    instances:
      - name: default
        url: https://mlflow.example.com
        token: \${MLFLOW_TOKEN}
`;

const wordsOf = (sources: readonly SourceState[] | undefined) => {
  if (!sources) return 'What the portal works with, and how it answers';
  const servers = serversOf(sources);
  const troubled = servers.filter(server => !isServerWell(server)).length;
  const all = servers.length === 1 ? '1 server' : `${servers.length} servers`;
  return troubled
    ? `${all}, ${troubled} with trouble`
    : `${all}, all as they should be`;
};

/** `/ml/servers`: every configured server, whether it answers, and how far what is kept of it is. */
export const ServersPage = () => {
  const read = useMlQuery({
    key: ['sources', ''],
    read: (api, signal) => api.getSources({ signal }),
    again: AGAIN,
  });
  return (
    <Page title="Servers" facts={<span>{wordsOf(read.data?.items)}</span>}>
      <PanelState
        read={read}
        skeleton={
          <Panel title="Servers">
            <Skeleton lines={6} height={28} />
          </Panel>
        }
      >
        {({ items }) =>
          items.length === 0 ? (
            <Panel title="No servers">
              <Empty
                title="No server is configured."
                detail="Name a tracking server and registry in app-config.yaml; its models and runs then come by themselves."
                snippet={firstServer}
              />
            </Panel>
          ) : (
            <Stack>
              {serversOf(items).map(server => (
                <ServerPanel
                  key={`${server.system} ${server.name}`}
                  server={server}
                />
              ))}
            </Stack>
          )
        }
      </PanelState>
    </Page>
  );
};
