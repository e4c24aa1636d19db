import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ModelOverview, Version } from '@slipway/plugin-ml-common';
import { FailureNotice, Skeleton, sayTime } from '../../design';
import {
  errorsWithin,
  type FieldErrors,
} from '../../launches/form/fieldErrors';
import { ParametersForm } from '../../launches/form/ParametersForm';
import { ResourceFields } from '../../launches/form/ResourceFields';
import { useMlQuery } from '../../query';
import type { RequestDraft } from './useRequestDraft';

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { marginBottom: theme.spacing(1.5) },
}));

const sayVersion = ({
  version,
  createdAt,
  status,
  environments = [],
}: Version) =>
  [
    `Version ${version}`,
    `created ${sayTime(createdAt)}`,
    status !== 'ready' && status,
    environments.length > 0 && `serves in ${environments.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');

const sayEnvironment = ({
  name,
  title,
  deployment,
}: ModelOverview['environments'][number]) =>
  `${title ?? name} · ${
    deployment?.version
      ? `version ${deployment.version} serves`
      : 'nothing serves yet'
  }`;

const useVersions = (model: string) =>
  useMlQuery({
    key: ['versions', model, 'request'],
    read: (api, signal) => api.getVersions(model, { limit: 100 }, { signal }),
  }).data?.items ?? [];

/** Training: pipeline, its parameters, what it gets from the cluster. */
const TrainingFields = (props: {
  draft: RequestDraft;
  model: ModelOverview;
  errors: FieldErrors;
}) => {
  const { draft, model, errors } = props;
  const classes = useStyles();
  const { pipeline } = draft;
  if (!pipeline.data)
    return pipeline.error ? (
      <FailureNotice error={pipeline.error} retry={pipeline.refetch} />
    ) : (
      <Skeleton lines={2} height={40} />
    );
  return (
    <>
      {model.pipelines.length > 1 && (
        <TextField
          select
          id="request-pipeline"
          label="Pipeline"
          size="small"
          variant="outlined"
          value={draft.pipelineRef}
          error={Boolean(errors.fields.pipeline)}
          helperText={errors.fields.pipeline}
          onChange={event => draft.choose({ pipeline: event.target.value })}
        >
          {model.pipelines.map(ref => (
            <MenuItem key={ref} value={ref}>
              {ref}
            </MenuItem>
          ))}
        </TextField>
      )}
      <fieldset className={classes.group}>
        <FormLabel component="legend" className={classes.legend}>
          Parameters of {pipeline.data.name}
        </FormLabel>
        <ParametersForm
          schema={draft.schema}
          value={draft.parameters}
          errors={errorsWithin('parameters', errors)}
          onChange={parameters => draft.type({ parameters })}
        />
        {errors.fields.parameters && (
          <FormHelperText error>{errors.fields.parameters}</FormHelperText>
        )}
      </fieldset>
      {draft.resources && (
        <fieldset className={classes.group}>
          <FormLabel component="legend" className={classes.legend}>
            Resources
          </FormLabel>
          <ResourceFields
            value={draft.resources}
            errors={errorsWithin('resources', errors)}
            onChange={resources => draft.type({ resources })}
          />
        </fieldset>
      )}
    </>
  );
};

/** What is asked for: which version, where to, train first or as it is, with what, and why. */
export const RequestForm = (props: {
  model: ModelOverview;
  draft: RequestDraft;
  errors: FieldErrors;
}) => {
  const { model, draft, errors } = props;
  const classes = useStyles();
  const versions = useVersions(model.ref);
  const isListed = versions.some(({ version }) => version === draft.version);
  return (
    <div className={classes.form}>
      <TextField
        select
        id="request-version"
        label="Version"
        variant="outlined"
        size="small"
        value={draft.version}
        error={Boolean(errors.fields.version)}
        helperText={errors.fields.version}
        onChange={event => draft.choose({ version: event.target.value })}
      >
        {!isListed && draft.version && (
          <MenuItem value={draft.version}>Version {draft.version}</MenuItem>
        )}
        {versions.map(version => (
          <MenuItem key={version.version} value={version.version}>
            {sayVersion(version)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        id="request-environment"
        label="Environment"
        variant="outlined"
        size="small"
        value={draft.environment}
        error={Boolean(errors.fields.environment)}
        helperText={errors.fields.environment}
        onChange={event => draft.choose({ environment: event.target.value })}
      >
        {model.environments.map(environment => (
          <MenuItem key={environment.name} value={environment.name}>
            {sayEnvironment(environment)}
          </MenuItem>
        ))}
      </TextField>
      <FormControl component="fieldset" error={Boolean(errors.fields.mode)}>
        <FormLabel component="legend">How</FormLabel>
        <RadioGroup
          name="mode"
          value={draft.mode}
          onChange={(_, mode) => draft.choose({ mode })}
        >
          <FormControlLabel
            value="train"
            disabled={!draft.canTrain}
            control={<Radio color="primary" />}
            label={
              <Typography variant="body2">
                Train first: launch the pipeline again, deploy what it registers
              </Typography>
            }
          />
          <FormControlLabel
            value="deploy"
            control={<Radio color="primary" />}
            label={
              <Typography variant="body2">
                Deploy as it is: exactly this version
              </Typography>
            }
          />
        </RadioGroup>
        {!draft.canTrain && (
          <FormHelperText>
            No pipeline trains this model: name one in `spec.trainedBy` of its
            entity to train first.
          </FormHelperText>
        )}
        {errors.fields.mode && (
          <FormHelperText>{errors.fields.mode}</FormHelperText>
        )}
      </FormControl>
      {draft.mode === 'train' && (
        <TrainingFields draft={draft} model={model} errors={errors} />
      )}
      <TextField
        id="request-reason"
        label="Why"
        placeholder="What is better, and why now"
        multiline
        minRows={3}
        variant="outlined"
        value={draft.typed.reason}
        error={Boolean(errors.fields.reason)}
        helperText={errors.fields.reason ?? 'The approvers read this first.'}
        inputProps={{ maxLength: 2000 }}
        onChange={event => draft.type({ reason: event.target.value })}
      />
    </div>
  );
};
