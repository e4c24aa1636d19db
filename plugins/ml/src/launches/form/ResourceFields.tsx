import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { Resources } from '@slipway/plugin-ml-common';

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 140px), 1fr))',
    alignItems: 'start',
  },
}));

const counts = [
  { name: 'gpus', label: 'GPUs', step: 0.5 },
  { name: 'cpus', label: 'CPUs', step: 0.5 },
] as const;

const toCount = (text: string) => (text === '' ? NaN : Number(text));

/** What the job gets from the cluster. */
export const ResourceFields = (props: {
  value: Resources;
  onChange: (value: Resources) => void;
  /** What the server said, by name. */
  errors?: Record<string, string>;
}) => {
  const { value, onChange, errors = {} } = props;
  return (
    <div className={useStyles().fields}>
      {counts.map(({ name, label, step }) => (
        <TextField
          key={name}
          id={`resource-${name}`}
          type="number"
          size="small"
          variant="outlined"
          label={label}
          value={Number.isNaN(value[name]) ? '' : value[name]}
          error={Boolean(errors[name])}
          helperText={errors[name]}
          inputProps={{ min: 0, max: 1024, step }}
          onChange={event =>
            onChange({ ...value, [name]: toCount(event.target.value) })
          }
        />
      ))}
    </div>
  );
};

/** Are all counts numbers in their range? */
export const areResources = ({ gpus, cpus }: Resources): boolean =>
  [gpus, cpus].every(count => count >= 0 && count <= 1024);
