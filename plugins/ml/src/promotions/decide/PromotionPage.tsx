import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { PromotionDetail } from '@slipway/plugin-ml-common';
import {
  EntityLink,
  Notice,
  Page,
  PanelState,
  RelativeTime,
  Skeleton,
  Stack,
} from '../../design';
import { LaunchCurves } from '../../launches/LaunchCurves';
import { useParams } from '../../navigation';
import { every, useMlQuery } from '../../query';
import { promotionsRouteRef } from '../../routes';
import { PromotionMark } from '../PromotionMark';
import {
  isMoving,
  isOpen,
  isUndecided,
  modeWords,
  promotionStates,
} from '../states';
import { ApprovalsPanel } from './ApprovalsPanel';
import { ChangesPanel } from './ChangesPanel';
import { GatesPanel } from './GatesPanel';
import { LedgerPanel } from './LedgerPanel';
import { PlanPanel } from './PlanPanel';
import { ProgressPanel } from './ProgressPanel';
import { PromotionActs } from './PromotionActs';
import { StepLine } from './StepLine';
import { stepsOf } from './steps';

const Above = () => {
  const promotions = useRouteRef(promotionsRouteRef);
  return promotions ? <Link to={promotions()}>Promotions</Link> : null;
};

const titleOf = ({ promotion }: PromotionDetail) =>
  `${promotion.registeredModel} ${
    promotion.resultVersion ?? promotion.version
  } → ${promotion.environment}`;

const PromotionFacts = ({ detail }: { detail: PromotionDetail }) => {
  const { promotion } = detail;
  return (
    <>
      <PromotionMark promotion={promotion} />
      <span>
        <EntityLink entityRef={promotion.model} />
      </span>
      <span>{modeWords[promotion.mode]}</span>
      <span>
        asked by <EntityLink entityRef={promotion.requestedBy} />{' '}
        <RelativeTime time={promotion.requestedAt} />
      </span>
      {promotion.expiresAt && isUndecided(promotion) && (
        <span>
          approval valid until <RelativeTime time={promotion.expiresAt} />
        </span>
      )}
    </>
  );
};

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  why: {
    margin: 0,
    paddingLeft: theme.spacing(2),
    borderLeft: `3px solid ${theme.palette.divider}`,
    maxWidth: 820,
    lineHeight: 1.5,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
}));

const Why = ({ reason }: { reason: string }) => (
  <blockquote className={useStyles().why}>{reason}</blockquote>
);

const Ended = ({
  detail: { promotion, launch },
}: {
  detail: PromotionDetail;
}) => {
  if (isOpen(promotion) || promotion.state === 'done') return null;
  const { label, tone, meaning } = promotionStates[promotion.state];
  const tail =
    launch?.state === 'failed' ? launch.attempts.at(-1)?.logTail : undefined;
  return (
    <Notice
      tone={tone}
      title={label}
      detail={
        <>
          {promotion.stateReason ?? meaning}
          {tail && (
            <pre
              tabIndex={0}
              aria-label="The last lines of the training's log"
              role="region"
              style={{
                maxHeight: 200,
                overflow: 'auto',
                whiteSpace: 'pre-wrap',
              }}
            >
              {tail}
            </pre>
          )}
        </>
      }
    />
  );
};

const PromotionContent = ({ detail }: { detail: PromotionDetail }) => {
  const classes = useStyles();
  const { promotion, gates, plan, launch, smoke } = detail;
  const { label, meaning } = promotionStates[promotion.state];
  const started =
    !isUndecided(promotion) &&
    (launch !== undefined ||
      smoke !== undefined ||
      isOpen(promotion) ||
      promotion.state === 'done');
  return (
    <>
      <Typography variant="srOnly" role="status">
        {label}. {promotion.stateReason ?? meaning}
      </Typography>
      <StepLine steps={stepsOf(detail)} />
      <Stack>
        <Ended detail={detail} />
        {promotion.reason && <Why reason={promotion.reason} />}
        {started && <ProgressPanel detail={detail} />}
        <div className={classes.columns}>
          <Stack>
            <ChangesPanel detail={detail} />
            {launch && <LaunchCurves launch={launch} />}
          </Stack>
          <Stack>
            <GatesPanel gates={gates} plan={plan} />
            <ApprovalsPanel detail={detail} />
            <PlanPanel
              plan={plan}
              planHash={promotion.planHash}
              estimate={detail.estimate}
            />
          </Stack>
        </div>
        <LedgerPanel detail={detail} />
      </Stack>
    </>
  );
};

const PromotionById = ({ id }: { id: string }) => {
  const read = useMlQuery({
    key: ['promotion', id],
    read: (api, signal) => api.getPromotion(id, { signal }),
    again: last => {
      if (!last || !isOpen(last.promotion)) return last ? false : every.while;
      return isMoving(last.promotion) ? every.moment : every.while / 3;
    },
  });
  const { data } = read;
  return (
    <Page
      title={data ? titleOf(data) : 'Promotion'}
      above={<Above />}
      facts={data && <PromotionFacts detail={data} />}
      acts={data && <PromotionActs detail={data} />}
    >
      <PanelState read={read} skeleton={<Skeleton lines={4} height={120} />}>
        {detail => <PromotionContent detail={detail} />}
      </PanelState>
    </Page>
  );
};

/** `/ml/promotions/:id`: everything needed to decide one promotion, and then its progress, live. */
export const PromotionPage = () => {
  const { id = '' } = useParams();
  return <PromotionById key={id} id={id} />;
};
