import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import type { LaunchDetail } from '@slipway/plugin-ml-common';
import {
  Columns,
  Duration,
  EntityLink,
  Notice,
  Page,
  Panel,
  PanelState,
  Skeleton,
  Stack,
} from '../design';
import { useParams, useSearchParams } from '../navigation';
import { every, useMlQuery } from '../query';
import { launchesRouteRef } from '../routes';
import { AttemptList } from './AttemptList';
import { LaunchActs } from './LaunchActs';
import { LaunchCurves } from './LaunchCurves';
import { LaunchFacts } from './LaunchFacts';
import { LaunchMark } from './LaunchMark';
import { LaunchResult } from './LaunchResult';
import { LogViewer } from './log/LogViewer';
import { sayResources } from './resources';
import { isLaunchOpen, launchStates } from './states';

const nameOf = ({ pipeline }: LaunchDetail) => pipeline.replace(/^.*\//, '');

/** Why it waits or how it ended, where that is not plain from its state. */
const Standing = ({ launch }: { launch: LaunchDetail }) => {
  const { label, tone } = launchStates[launch.state];
  if (launch.waitingFor)
    return (
      <Notice
        tone="waiting"
        title={`Waiting for ${launch.waitingFor}`}
        detail={[launch.stateReason, 'It goes on by itself.']
          .filter(Boolean)
          .join(' ')}
      />
    );
  if (launch.stateReason && launch.state !== 'succeeded')
    return <Notice tone={tone} title={label} detail={launch.stateReason} />;
  return null;
};

const LaunchContent = ({ launch }: { launch: LaunchDetail }) => {
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('attempt'));
  const shown = launch.attempts.some(({ attempt }) => attempt === asked)
    ? asked
    : launch.attempt;
  const { label, meaning } = launchStates[launch.state];
  const submitted = launch.attempts.length > 0;
  return (
    <Stack>
      <Typography variant="srOnly" role="status">
        {label}.{' '}
        {launch.waitingFor
          ? `Waiting for ${launch.waitingFor}`
          : launch.stateReason ?? meaning}
      </Typography>
      <Standing launch={launch} />
      <Columns>
        <Stack>
          <Panel
            title="Log"
            about={launch.attempts.length > 1 ? `Attempt ${shown}` : undefined}
          >
            {submitted ? (
              <LogViewer key={shown} launchId={launch.id} attempt={shown} />
            ) : (
              <Typography variant="body2" color="textSecondary">
                The log begins when the cluster has the job.
              </Typography>
            )}
          </Panel>
          <LaunchCurves launch={launch} />
        </Stack>
        <Stack>
          <LaunchResult launch={launch} />
          <LaunchFacts launch={launch} />
          {submitted && (
            <AttemptList
              launch={launch}
              shown={shown}
              onShow={attempt =>
                setSearch({ attempt: String(attempt) }, { replace: true })
              }
            />
          )}
        </Stack>
      </Columns>
    </Stack>
  );
};

const LaunchById = ({ id }: { id: string }) => {
  const launches = useRouteRef(launchesRouteRef);
  const read = useMlQuery({
    key: ['launch', id],
    read: (api, signal) => api.getLaunch(id, { signal }),
    again: last => (last && !isLaunchOpen(last) ? false : every.moment),
  });
  const launch = read.data;
  return (
    <Page
      title={launch ? `${nameOf(launch)} ${id.slice(0, 8)}` : 'Launch'}
      above={launches && <Link to={launches()}>Launches</Link>}
      facts={
        launch && (
          <>
            <LaunchMark launch={launch} />
            <EntityLink entityRef={launch.pipeline} />
            <span>{sayResources(launch.resources)}</span>
            <span>attempt {launch.attempt}</span>
            {launch.startedAt && (
              <Duration from={launch.startedAt} to={launch.endedAt} />
            )}
          </>
        )
      }
      acts={launch && <LaunchActs launch={launch} />}
    >
      <PanelState read={read} skeleton={<Skeleton lines={4} height={120} />}>
        {detail => <LaunchContent launch={detail} />}
      </PanelState>
    </Page>
  );
};

/** `/ml/launches/:id`: one launch, why it waits, its log, what it left behind. */
export const LaunchPage = () => {
  const { id = '' } = useParams();
  return <LaunchById key={id} id={id} />;
};
