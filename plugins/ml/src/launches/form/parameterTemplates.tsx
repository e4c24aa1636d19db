import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  ariaDescribedByIds,
  descriptionId,
  enumOptionsIndexForValue,
  enumOptionsValueForIndex,
  errorId,
  getInputProps,
  type BaseInputTemplateProps,
  type DescriptionFieldProps,
  type FieldErrorProps,
  type FieldTemplateProps,
  type ObjectFieldTemplateProps,
  type WidgetProps,
} from '@rjsf/utils';

const useStyles = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    alignItems: 'start',
  },
}));

/** The parameters side by side where there is room, one below the other where there is not. */
export const ParameterGrid = ({ properties }: ObjectFieldTemplateProps) => (
  <div className={useStyles().grid}>
    {properties.map(property => (
      <div key={property.name}>{property.content}</div>
    ))}
  </div>
);

/** One parameter: its field, what it means, and what is wrong with it. */
export const ParameterField = ({
  children,
  description,
  displayLabel,
  errors,
  hidden,
  rawDescription,
  rawErrors = [],
  required,
}: FieldTemplateProps) => (
  <FormControl
    fullWidth
    required={required}
    error={rawErrors.length > 0}
    style={hidden ? { display: 'none' } : undefined}
  >
    {children}
    {displayLabel && rawDescription ? description : null}
    {errors}
  </FormControl>
);

/** What a parameter means. */
export const ParameterDescription = ({
  id,
  description,
}: DescriptionFieldProps) =>
  description ? (
    <FormHelperText id={id} error={false}>
      {description}
    </FormHelperText>
  ) : null;

/** What is wrong with a parameter. */
export const ParameterErrors = ({ errors = [], idSchema }: FieldErrorProps) =>
  errors.length > 0 ? (
    <FormHelperText id={errorId(idSchema)} error>
      {errors.join('; ')}
    </FormHelperText>
  ) : null;

const useShown = (props: BaseInputTemplateProps | WidgetProps) => ({
  id: props.id,
  name: props.id,
  label: props.label,
  required: props.required,
  disabled: props.disabled || props.readonly,
  error: (props.rawErrors ?? []).length > 0,
  size: 'small' as const,
  variant: 'outlined' as const,
  fullWidth: true,
});

/** A line of text or a number. */
export const ParameterInput = (props: BaseInputTemplateProps) => {
  const { id, value, type, options, schema, onBlur, onFocus } = props;
  const { type: inputType, ...limits } = getInputProps(schema, type, options);
  return (
    <TextField
      {...useShown(props)}
      type={inputType}
      value={value ?? ''}
      InputLabelProps={{ htmlFor: id }}
      inputProps={{
        ...limits,
        'aria-describedby': ariaDescribedByIds(id),
      }}
      onChange={event =>
        props.onChange(
          event.target.value === '' ? options.emptyValue : event.target.value,
        )
      }
      onBlur={event => onBlur(id, event.target.value)}
      onFocus={event => onFocus(id, event.target.value)}
    />
  );
};

/** One of some values. */
export const ParameterChoice = (props: WidgetProps) => {
  const { id, value, options, multiple = false } = props;
  const chosen = enumOptionsIndexForValue(value, options.enumOptions, multiple);
  return (
    <TextField
      {...useShown(props)}
      select
      value={chosen ?? (multiple ? [] : '')}
      SelectProps={{
        multiple,
        SelectDisplayProps: { 'aria-describedby': descriptionId(id) },
      }}
      onChange={event =>
        props.onChange(
          enumOptionsValueForIndex(
            event.target.value,
            options.enumOptions,
            options.emptyValue,
          ),
        )
      }
    >
      {options.enumOptions?.map((option, index) => (
        <MenuItem key={option.label} value={String(index)}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** On or off. */
export const ParameterSwitch = (props: WidgetProps) => {
  const { id, label, value, schema, disabled, readonly } = props;
  return (
    <>
      <FormControlLabel
        label={<Typography variant="body2">{label}</Typography>}
        control={
          <Checkbox
            id={id}
            name={id}
            color="primary"
            checked={value === true}
            disabled={disabled || readonly}
            onChange={(_, checked) => props.onChange(checked)}
            inputProps={
              schema.description
                ? { 'aria-describedby': descriptionId(id) }
                : undefined
            }
          />
        }
      />
      {schema.description && (
        <FormHelperText id={descriptionId(id)} error={false}>
          {schema.description}
        </FormHelperText>
      )}
    </>
  );
};
