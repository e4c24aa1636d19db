import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { mlApiRef } from '../api';
import { download, describeFailure } from '../design';
import type { LineageView } from './lineageView';

/** Hands the lineage to the reader as a file of OpenLineage events. */
export const ExportButton = ({
  entityRef,
  shown: { direction, depth },
}: {
  entityRef: string;
  shown: LineageView;
}) => {
  const api = useApi(mlApiRef);
  const [state, setState] = useState<'ready' | 'busy' | Error>('ready');
  const save = async () => {
    setState('busy');
    try {
      const events = await api.exportLineage(entityRef, { direction, depth });
      download(
        `${parseEntityRef(entityRef).name}.openlineage.json`,
        'application/json',
        JSON.stringify(events, undefined, 2),
      );
      setState('ready');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <>
      <Button size="small" onClick={save} disabled={state === 'busy'}>
        OpenLineage
      </Button>
      {state instanceof Error ? (
        <span role="alert">{describeFailure(state).title}</span>
      ) : null}
    </>
  );
};
