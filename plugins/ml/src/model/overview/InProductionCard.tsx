import { makeStyles } from '@material-ui/core/styles';
import type { Deployment, ModelOverview } from '@slipway/plugin-ml-common';
import { Panel, PanelState, Skeleton, StaleNotice } from '../../design';
import { MlProvider } from '../../query';
import { ServingFacts } from '../deployments/ServingFacts';
import { RequestPromotion } from '../RequestPromotion';
import { StandingNotices } from '../StandingNotices';
import { useEntityRef } from '../useEntityRef';
import { useModel } from '../useModel';
import { NotDeployed } from './NotDeployed';
import { OtherEnvironments } from './OtherEnvironments';

type Environment = ModelOverview['environments'][number];

const serves = (
  environment: Environment | undefined,
): environment is Environment & { deployment: Deployment } =>
  environment?.deployment?.version !== undefined;

const useStyles = makeStyles(theme => ({
  notices: {
    display: 'grid',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
    '&:empty': { display: 'none' },
  },
}));

const InProduction = () => {
  const classes = useStyles();
  const model = useEntityRef();
  const read = useModel(model);
  const last = read.data?.environments.slice(-1)[0];
  return (
    <Panel
      title={`In ${last?.title?.toLocaleLowerCase('en') ?? 'production'}`}
      acts={
        // To a stage nothing can be promoted.
        read.data?.environments.some(({ stage }) => stage === undefined) ? (
          <RequestPromotion
            model={model}
            version={read.data.newestVersion?.version}
            act={read.data.requestPromotion}
          />
        ) : undefined
      }
    >
      <PanelState read={read} skeleton={<Skeleton lines={6} />}>
        {overview => (
          <>
            <div className={classes.notices}>
              <StaleNotice freshness={overview.freshness} />
              <StandingNotices model={model} overview={overview} />
            </div>
            {serves(last) ? (
              <ServingFacts
                model={model}
                deployment={last.deployment}
                isMoveSaid={overview.movedOutside?.some(
                  ({ environment }) => environment === last.name,
                )}
              />
            ) : (
              <NotDeployed
                model={model}
                environment={last}
                newest={overview.newestVersion?.version}
                isGone={overview.gone !== undefined}
              />
            )}
            <OtherEnvironments
              model={model}
              environments={overview.environments.slice(0, -1)}
            />
          </>
        )}
      </PanelState>
    </Panel>
  );
};

/** What serves of this model, where from, and the act that changes it. */
export const InProductionCard = () => (
  <MlProvider>
    <InProduction />
  </MlProvider>
);
