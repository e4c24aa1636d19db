import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Act,
  ModelOverview,
  PromotionPreview,
} from '@slipway/plugin-ml-common';
import {
  ActButton,
  EntityLink,
  Notice,
  Page,
  Panel,
  PanelState,
  Skeleton,
} from '../../design';
import {
  fieldErrorsOf,
  type FieldErrors,
} from '../../launches/form/fieldErrors';
import { useIdempotencyKey } from '../../launches/form/useIdempotencyKey';
import { useNavigate, useSearchParams } from '../../navigation';
import { useMlAct, useMlQuery } from '../../query';
import { promotionRouteRef, promotionsRouteRef } from '../../routes';
import { ModelChooser } from './ModelChooser';
import { PreviewPanel } from './PreviewPanel';
import { RequestForm } from './RequestForm';
import { usePreview } from './usePreview';
import { useRequestDraft } from './useRequestDraft';

const useStyles = makeStyles(theme => ({
  halves: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  submit: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginTop: theme.spacing(3),
  },
  refused: { marginTop: theme.spacing(2) },
}));

/** Whether it can be submitted now, and why not. */
const submitAct = (
  model: ModelOverview,
  complete: boolean,
  preview: PromotionPreview | undefined,
): Act => {
  if (!model.requestPromotion.allowed) return model.requestPromotion;
  if (!complete)
    return {
      allowed: false,
      reason: 'Complete the form: a field does not fit yet.',
    };
  return (
    preview?.submit ?? {
      allowed: false,
      reason: 'Waiting for the preview of what would happen.',
    }
  );
};

const noErrors: FieldErrors = { fields: {} };

const RequestForModel = ({ model }: { model: ModelOverview }) => {
  const classes = useStyles();
  const draft = useRequestDraft(model);
  const { allowed, reason } = model.requestPromotion;
  const preview = usePreview(allowed ? draft.request : undefined);
  const navigate = useNavigate();
  const path = useRouteRef(promotionRouteRef);
  const keyFor = useIdempotencyKey();
  const submit = useMlAct((api, request: NonNullable<typeof draft.request>) =>
    api.requestPromotion(request, { idempotencyKey: keyFor(request) }),
  );
  const refused = submit.error ? fieldErrorsOf(submit.error) : undefined;
  const previewed = preview.error ? fieldErrorsOf(preview.error) : noErrors;
  const errors = refused ?? previewed;
  const act = submitAct(model, draft.request !== undefined, preview.data);
  return (
    <div className={classes.halves}>
      <Panel title="The request">
        <RequestForm model={model} draft={draft} errors={errors} />
        {refused && (
          <div className={classes.refused}>
            <Notice
              tone="bad"
              title="The request was refused"
              detail={
                refused.general ??
                'Look at the marked fields, then submit again.'
              }
            />
          </div>
        )}
        <div className={classes.submit}>
          <ActButton
            main
            busy={submit.isPending}
            act={act}
            onClick={() => {
              if (draft.request)
                submit.mutate(draft.request, {
                  onSuccess: ({ id }) => path && navigate(path({ id })),
                });
            }}
          >
            {submit.isPending ? 'Submitting…' : 'Request promotion'}
          </ActButton>
          {!act.allowed && (
            <Typography variant="body2" color="textSecondary" aria-hidden>
              {act.reason}
            </Typography>
          )}
        </div>
      </Panel>
      {allowed ? (
        <PreviewPanel
          preview={preview}
          ready={draft.request !== undefined}
          replaces={draft.typed.supersedes}
          onReplace={supersedes => draft.type({ supersedes })}
        />
      ) : (
        <Notice
          tone="off"
          title="You may not ask for promotions of this model"
          detail={reason}
        />
      )}
    </div>
  );
};

const RequestByRef = ({ modelRef }: { modelRef: string }) => {
  const read = useMlQuery({
    key: ['model', modelRef],
    read: (api, signal) => api.getModel(modelRef, { signal }),
  });
  return (
    <PanelState read={read} skeleton={<Skeleton lines={5} height={56} />}>
      {model => <RequestForModel model={model} />}
    </PanelState>
  );
};

/** `/ml/promotions/request`: the form at one side, what it would do at the other. */
export const RequestPromotionPage = () => {
  const [search, setSearch] = useSearchParams();
  const promotions = useRouteRef(promotionsRouteRef);
  const model = search.get('model');
  return (
    <Page
      title="Request promotion"
      above={promotions && <Link to={promotions()}>Promotions</Link>}
      facts={
        model ? (
          <span>
            of <EntityLink entityRef={model} />
          </span>
        ) : undefined
      }
    >
      {model ? (
        <RequestByRef key={model} modelRef={model} />
      ) : (
        <ModelChooser onChoose={chosen => setSearch({ model: chosen })} />
      )}
    </Page>
  );
};
