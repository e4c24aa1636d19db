import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { JsonObject } from '@backstage/types';
import type {
  Act,
  Launch,
  LaunchRequest,
  PipelineOverview,
  Resources,
} from '@slipway/plugin-ml-common';
import { useState } from 'react';
import { ActButton, Notice } from '../../design';
import { useMlAct } from '../../query';
import { sayResources } from '../resources';
import { errorsWithin, fieldErrorsOf } from './fieldErrors';
import { fitsSchema, withDefaults } from './parameterSchema';
import { ParametersForm } from './ParametersForm';
import { areResources, ResourceFields } from './ResourceFields';
import { toJsonObject } from './toJsonObject';
import { useIdempotencyKey } from './useIdempotencyKey';

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(3), minWidth: 0, maxWidth: 760 },
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { marginBottom: theme.spacing(1.5) },
}));

const launchAct = (pipeline: PipelineOverview, fits: boolean): Act =>
  pipeline.launch.allowed && !fits
    ? { allowed: false, reason: 'A field does not fit yet.' }
    : pipeline.launch;

/** Starts a pipeline: its parameters, what it gets from the cluster, and why. For a page, a tab or a dialog. */
export const LaunchForm = (props: {
  pipeline: PipelineOverview;
  /** The model it is for, where the pipeline has several. */
  model?: string;
  onLaunched: (launch: Launch) => void;
}) => {
  const { pipeline, model = pipeline.model, onLaunched } = props;
  const classes = useStyles();
  const schema = toJsonObject(pipeline.parameters);
  const [parameters, setParameters] = useState<JsonObject>(() =>
    withDefaults(schema),
  );
  const [resources, setResources] = useState<Resources>(pipeline.resources);
  const [reason, setReason] = useState('');
  const keyFor = useIdempotencyKey();
  const launch = useMlAct((api, request: LaunchRequest) =>
    api.createLaunch(request, { idempotencyKey: keyFor(request) }),
  );
  const errors = launch.error ? fieldErrorsOf(launch.error) : { fields: {} };
  const fits = fitsSchema(schema, parameters) && areResources(resources);
  return (
    <div className={classes.form}>
      <fieldset className={classes.group}>
        <FormLabel component="legend" className={classes.legend}>
          Parameters
        </FormLabel>
        <ParametersForm
          schema={schema}
          value={parameters}
          errors={errorsWithin('parameters', errors)}
          onChange={setParameters}
        />
        {errors.fields.parameters && (
          <FormHelperText error>{errors.fields.parameters}</FormHelperText>
        )}
      </fieldset>
      <fieldset className={classes.group}>
        <FormLabel component="legend" className={classes.legend}>
          Resources
        </FormLabel>
        <ResourceFields
          value={resources}
          errors={errorsWithin('resources', errors)}
          onChange={setResources}
        />
      </fieldset>
      <TextField
        id="launch-reason"
        label="Why (optional)"
        multiline
        minRows={2}
        variant="outlined"
        value={reason}
        error={Boolean(errors.fields.reason)}
        helperText={errors.fields.reason}
        inputProps={{ maxLength: 2000 }}
        onChange={event => setReason(event.target.value)}
      />
      {launch.error && (
        <Notice
          tone="bad"
          title="The launch was refused"
          detail={
            errors.general ?? 'Look at the marked fields, then try again.'
          }
        />
      )}
      <div>
        <ActButton
          main
          act={launchAct(pipeline, fits)}
          busy={launch.isPending}
          onClick={() =>
            launch.mutate(
              {
                pipeline: pipeline.ref,
                ...(model ? { model } : {}),
                parameters,
                resources,
                ...(reason.trim() ? { reason: reason.trim() } : {}),
              },
              { onSuccess: onLaunched },
            )
          }
        >
          {launch.isPending ? 'Launching…' : `Launch ${pipeline.name}`}
        </ActButton>
        <FormHelperText>
          One job starts{pipeline.cluster ? ` on ${pipeline.cluster}` : ''}
          {areResources(resources) ? ` with ${sayResources(resources)}` : ''},
          as soon as the cluster has room.
        </FormHelperText>
      </div>
    </div>
  );
};
