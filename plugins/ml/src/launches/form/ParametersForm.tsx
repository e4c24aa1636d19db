import type { JsonObject } from '@backstage/types';
import Typography from '@material-ui/core/Typography';
import { withTheme } from '@rjsf/core';
import { Theme } from '@rjsf/material-ui';
import { useMemo } from 'react';
import {
  hasParameters,
  parameterValidator,
  toFormErrors,
  toFormSchema,
} from './parameterSchema';
import {
  ParameterChoice,
  ParameterDescription,
  ParameterErrors,
  ParameterField,
  ParameterGrid,
  ParameterInput,
  ParameterSwitch,
} from './parameterTemplates';

const SchemaForm = withTheme<JsonObject>(Theme);

const templates = {
  BaseInputTemplate: ParameterInput,
  DescriptionFieldTemplate: ParameterDescription,
  FieldErrorTemplate: ParameterErrors,
  FieldTemplate: ParameterField,
  ObjectFieldTemplate: ParameterGrid,
};
const widgets = {
  SelectWidget: ParameterChoice,
  CheckboxWidget: ParameterSwitch,
};

/** The form for a pipeline's parameters, made from its JSON Schema. It is a part of a larger form. */
export const ParametersForm = (props: {
  schema: JsonObject;
  value: JsonObject;
  onChange: (value: JsonObject) => void;
  /** What the server said, by the parameter's name. */
  errors?: Record<string, string>;
  disabled?: boolean;
}) => {
  const { schema, value, onChange, errors = {}, disabled } = props;
  const formSchema = useMemo(() => toFormSchema(schema), [schema]);
  if (!hasParameters(schema))
    return (
      <Typography variant="body2" color="textSecondary">
        This pipeline takes no parameters.
      </Typography>
    );
  return (
    <SchemaForm
      tagName="div"
      idPrefix="parameter"
      schema={formSchema}
      formData={value}
      validator={parameterValidator}
      templates={templates}
      widgets={widgets}
      uiSchema={{
        'ui:title': '',
        'ui:submitButtonOptions': { norender: true },
      }}
      extraErrors={toFormErrors(errors)}
      liveValidate
      showErrorList={false}
      disabled={disabled}
      onChange={({ formData }) => onChange(formData ?? {})}
    >
      <></>
    </SchemaForm>
  );
};
