import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import type { PromotionPreview } from '@slipway/plugin-ml-common';
import {
  Digest,
  Empty,
  EntityLink,
  EntityLinks,
  Fact,
  Facts,
  FailureNotice,
  Notice,
  Panel,
  RelativeTime,
  Skeleton,
  Stack,
} from '../../design';
import { sayResources } from '../../launches/resources';
import { GatesPanel } from '../decide/GatesPanel';
import { MetricsTable } from '../decide/MetricsTable';
import { sayEstimate } from '../decide/PlanPanel';
import { PromotionLink } from '../PromotionLink';
import { isUndecided, promotionStates } from '../states';
import type { usePreview } from './usePreview';

const sayQueue = ({ queue }: PromotionPreview) => {
  if (!queue) return undefined;
  const { freeGpus, totalGpus, ahead } = queue;
  return [
    totalGpus !== undefined && `${freeGpus ?? 0} of ${totalGpus} GPUs free`,
    ahead !== undefined &&
      (ahead === 0 ? 'nobody ahead' : `${ahead} ahead of it`),
  ]
    .filter(Boolean)
    .join(', ');
};

/** The promotion that is open already: a new one replaces it explicitly or not at all. */
const Conflict = (props: {
  open: NonNullable<PromotionPreview['openPromotion']>;
  replaces: boolean;
  onReplace: (replace: boolean) => void;
}) => {
  const { open, replaces, onReplace } = props;
  return (
    <Notice
      tone="waiting"
      title={`A promotion to ${open.environment} is open already`}
      detail={
        <>
          <PromotionLink id={open.id} inText>
            Version {open.resultVersion ?? open.version}
          </PromotionLink>
          , {promotionStates[open.state].label.toLowerCase()}, asked by{' '}
          <EntityLink entityRef={open.requestedBy} />{' '}
          <RelativeTime time={open.requestedAt} />. Only one can be open.
          {isUndecided(open) ? (
            <div>
              <FormControlLabel
                control={
                  <Checkbox
                    color="primary"
                    checked={replaces}
                    onChange={(_, checked) => onReplace(checked)}
                  />
                }
                label={
                  <Typography variant="body2">
                    Replace it: it ends as superseded
                  </Typography>
                }
              />
            </div>
          ) : (
            <div>It is approved and under way: wait for it, or abort it.</div>
          )}
        </>
      }
    />
  );
};

const Preview = ({ preview }: { preview: PromotionPreview }) => {
  const { plan, estimate, replaces, comparison, approvers, gates } = preview;
  const { policy, launch } = plan;
  return (
    <>
      {gates.length > 0 ? (
        <GatesPanel gates={gates} plan={plan} />
      ) : (
        <Panel title="May it go">
          <Empty title="No gate applies" />
        </Panel>
      )}
      <Panel title="What it takes">
        <Facts>
          <Fact name="Approvals">
            {policy.approvals === 0 ? (
              'none needed'
            ) : (
              <>
                {policy.approvals} of <EntityLinks entityRefs={approvers} />{' '}
                (tier {policy.tier})
              </>
            )}
          </Fact>
          <Fact name="Replaces">
            {replaces
              ? `version ${replaces.version}`
              : `nothing: the first in ${plan.environment}`}
          </Fact>
          <Fact name="Trains on">
            {launch &&
              `${launch.cluster} with ${sayResources(launch.resources)}`}
          </Fact>
          <Fact name="Queue">{sayQueue(preview)}</Fact>
          <Fact name="Estimate">{estimate && sayEstimate(estimate)}</Fact>
          <Fact name="Made from">{estimate?.basis}</Fact>
          <Fact name="Deploys to">
            {plan.environment} on {plan.target}, alias {plan.alias}
          </Fact>
          <Fact name="Artefact">
            {preview.digest && <Digest digest={preview.digest} />}
          </Fact>
          <Fact name="Plan hash">
            <Digest digest={preview.planHash} what="plan hash" />
          </Fact>
        </Facts>
      </Panel>
      {comparison && comparison.metrics.length > 0 && (
        <Panel title="Against the champion">
          <MetricsTable comparison={comparison} />
        </Panel>
      )}
    </>
  );
};

/** What the request would do, following the form: gates, approvers, queue, cost, what is replaced, what stands against it. */
export const PreviewPanel = (props: {
  preview: ReturnType<typeof usePreview>;
  /** Can the form be previewed as it stands? */
  ready: boolean;
  replaces: string | undefined;
  onReplace: (promotionId: string | undefined) => void;
}) => {
  const { preview, ready, replaces, onReplace } = props;
  const { data, error, behind, refetch } = preview;
  const open = data?.openPromotion;
  return (
    <Stack>
      <Typography variant="body2" color="textSecondary" role="status">
        {behind && ready
          ? 'Bringing the preview up to date…'
          : 'Live preview: nothing is asked for until you submit.'}
      </Typography>
      {!ready && (
        <Notice tone="off" title="Complete the form to see what would happen" />
      )}
      {error && <FailureNotice error={error} retry={refetch} />}
      {open && (
        <Conflict
          open={open}
          replaces={replaces === open.id}
          onReplace={replace => onReplace(replace ? open.id : undefined)}
        />
      )}
      {data ? (
        <div style={{ opacity: behind || error ? 0.7 : 1 }}>
          <Stack>
            <Preview preview={data} />
          </Stack>
        </div>
      ) : (
        ready && !error && <Skeleton lines={4} height={80} />
      )}
    </Stack>
  );
};
