import type { PromotionDetail } from '@slipway/plugin-ml-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  Digest,
  Disclosure,
  Duration,
  Fact,
  Facts,
  Notice,
  Panel,
  RelativeTime,
  StatusMark,
} from '../../design';
import { LaunchLink } from '../../launches/LaunchLink';
import { LaunchMark } from '../../launches/LaunchMark';
import { LogViewer } from '../../launches/log/LogViewer';
import { sayResources } from '../../launches/resources';
import type { StateWords } from '../../launches/stateWords';
import { isOpen } from '../states';
import { SmokeFacts } from './SmokeFacts';

type Deployment = NonNullable<PromotionDetail['deployment']>;

const deploymentStates: Record<
  Deployment['state'],
  Omit<StateWords, 'meaning'>
> = {
  deploying: { label: 'Deploying', tone: 'moving' },
  serving: { label: 'Serving', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  unknown: { label: 'Unknown', tone: 'off' },
};

const useStyles = makeStyles(theme => ({
  parts: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  heading: {
    margin: theme.spacing(0, 0, 1),
    fontSize: '0.875rem',
    fontWeight: 650,
  },
}));

const LaunchProgress = ({
  launch,
}: {
  launch: NonNullable<PromotionDetail['launch']>;
}) => {
  const classes = useStyles();
  return (
    <div>
      <h3 className={classes.heading}>Training</h3>
      <Facts>
        <Fact name="State">
          <LaunchMark launch={launch} />
        </Fact>
        <Fact name="Waits for">{launch.waitingFor}</Fact>
        <Fact name="Because">{launch.stateReason}</Fact>
        <Fact name="Runs on">
          cluster {launch.cluster} with {sayResources(launch.resources)}
        </Fact>
        <Fact name="Took">
          {launch.startedAt && (
            <Duration from={launch.startedAt} to={launch.endedAt} />
          )}
        </Fact>
        <Fact name="Launch">
          <LaunchLink id={launch.id} />, attempt {launch.attempt}
        </Fact>
        <Fact name="Registered">
          {launch.version && `version ${launch.version}`}
        </Fact>
      </Facts>
      {launch.state !== 'queued' && (
        <Disclosure
          summary="Log of the training"
          open={launch.state !== 'succeeded'}
        >
          <LogViewer
            launchId={launch.id}
            attempt={launch.attempt}
            height="280px"
          />
        </Disclosure>
      )}
    </div>
  );
};

const DeploymentProgress = ({ deployment }: { deployment: Deployment }) => (
  <div>
    <h3 className={useStyles().heading}>
      Deployment to {deployment.environment}
    </h3>
    <Facts>
      <Fact name="State">
        <StatusMark {...deploymentStates[deployment.state]} />
      </Fact>
      <Fact name="Message">{deployment.message}</Fact>
      <Fact name="Version">{deployment.version}</Fact>
      <Fact name="Artefact">
        {deployment.digest && <Digest digest={deployment.digest} />}
      </Fact>
      <Fact name="Since">
        {deployment.since && <RelativeTime time={deployment.since} />}
      </Fact>
      <Fact name="Endpoint">
        {deployment.endpoint && <code>{deployment.endpoint}</code>}
      </Fact>
      <Fact name="Alias">
        {deployment.alias &&
          `${deployment.alias} → version ${deployment.aliasVersion ?? 'none'}`}
      </Fact>
    </Facts>
  </div>
);

/** The promotion after its approval, live: the training and its log, the deployment, what the smoke request answered. */
export const ProgressPanel = ({ detail }: { detail: PromotionDetail }) => {
  const classes = useStyles();
  const { deployment, launch, promotion, smoke } = detail;
  const ours =
    deployment?.promotionId === promotion.id ? deployment : undefined;
  return (
    <Panel
      title="Progress"
      about={isOpen(promotion) ? promotion.stateReason : undefined}
    >
      <div className={classes.parts}>
        {promotion.waitingFor && (
          <Notice
            tone="waiting"
            title={`Waiting for ${promotion.waitingFor}`}
            detail="It goes on by itself when it answers again."
          />
        )}
        {launch && <LaunchProgress launch={launch} />}
        {ours && <DeploymentProgress deployment={ours} />}
        {smoke && (
          <div>
            <h3 className={classes.heading}>Smoke request</h3>
            <SmokeFacts smoke={smoke} />
          </div>
        )}
      </div>
    </Panel>
  );
};
