import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import type { FleetRow } from '@slipway/plugin-ml-common';
import { useState } from 'react';
import { FailureNotice, Panel } from '../../design';
import { useMlQuery } from '../../query';

const nameOf = ({ title, name }: FleetRow) => title ?? name;

/** Which model: found by its name. */
export const ModelChooser = ({
  onChoose,
}: {
  onChoose: (model: string) => void;
}) => {
  const [text, setText] = useState('');
  const fleet = useMlQuery({
    key: ['fleet', 'choose', text],
    read: (api, signal) =>
      api.getFleet(
        { text: text || undefined, sort: 'name', limit: 50 },
        { signal },
      ),
  });
  return (
    <Panel title="Which model?">
      {fleet.error && (
        <FailureNotice error={fleet.error} retry={fleet.refetch} />
      )}
      <Autocomplete<FleetRow>
        id="request-model"
        options={fleet.data?.items ?? []}
        getOptionLabel={nameOf}
        getOptionSelected={(one, other) => one.ref === other.ref}
        filterOptions={options => options}
        loading={fleet.isPending}
        noOptionsText="No model has this name"
        onInputChange={(_, input) => setText(input.trim().slice(0, 200))}
        onChange={(_, row) => row && onChoose(row.ref)}
        renderInput={params => (
          <TextField {...params} label="Model" variant="outlined" />
        )}
      />
    </Panel>
  );
};
