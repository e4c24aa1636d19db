import { useApi } from '@backstage/frontend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureNotice, Panel } from '../../design';

/** Which pipeline: found in the catalog by its name. */
export const PipelineChooser = ({
  onChoose,
}: {
  onChoose: (pipeline: string) => void;
}) => {
  const catalog = useApi(catalogApiRef);
  const [text, setText] = useState('');
  const pipelines = useQuery({
    queryKey: ['ml', 'live', 'pipelines', '', text],
    queryFn: async () => {
      const { items } = await catalog.queryEntities({
        filter: [
          { kind: 'MLPipeline' },
          { kind: ['Component', 'Resource'], 'spec.type': 'ml-pipeline' },
        ],
        fullTextFilter: {
          term: text,
          fields: ['metadata.name', 'metadata.title'],
        },
        orderFields: { field: 'metadata.name', order: 'asc' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        limit: 50,
      });
      return items.map(entity => stringifyEntityRef(entity));
    },
  });
  return (
    <Panel title="Which pipeline?">
      {pipelines.error && (
        <FailureNotice error={pipelines.error} retry={pipelines.refetch} />
      )}
      <Autocomplete<string>
        id="launch-pipeline"
        options={pipelines.data ?? []}
        filterOptions={options => options}
        loading={pipelines.isPending}
        noOptionsText="No pipeline has this name"
        onInputChange={(_, input) => setText(input.trim().slice(0, 200))}
        onChange={(_, ref) => ref && onChoose(ref)}
        renderInput={params => (
          <TextField {...params} label="Pipeline" variant="outlined" />
        )}
      />
    </Panel>
  );
};
