import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import type { Lineage } from '@slipway/plugin-ml-common';
import { useState } from 'react';
import { mlApiRef } from '../api';
import { download, describeFailure } from '../design';
import type { LineageView } from './lineageView';

/** What the events of this lineage do not tell. */
const gapsOf = ({ truncated, deeper, silent }: Lineage): string =>
  [
    truncated ? 'what is not drawn' : '',
    deeper ? 'what is beyond the depth' : '',
    silent.length > 0 ? 'what runs read' : '',
  ]
    .filter(Boolean)
    .join(', ');

/** Hands the lineage to the reader as a file of OpenLineage events. */
export const ExportButton = ({
  entityRef,
  shown: { direction, depth },
  lineage,
}: {
  entityRef: string;
  shown: LineageView;
  /** What is on screen, of the same direction and depth. */
  lineage?: Lineage;
}) => {
  const gaps = lineage && gapsOf(lineage);
  const api = useApi(mlApiRef);
  const [state, setState] = useState<'ready' | 'busy' | 'saved' | Error>(
    'ready',
  );
  const save = async () => {
    setState('busy');
    try {
      const events = await api.exportLineage(entityRef, { direction, depth });
      download(
        `${parseEntityRef(entityRef).name}.openlineage.json`,
        'application/json',
        JSON.stringify(events, undefined, 2),
      );
      setState('saved');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <>
      <Button
        size="small"
        aria-disabled={state === 'busy'}
        onClick={() => {
          if (state !== 'busy') save();
        }}
      >
        {state === 'busy' ? 'Collecting…' : 'OpenLineage'}
      </Button>
      {state instanceof Error ? (
        <span role="alert">
          {describeFailure(state).title}. {describeFailure(state).detail}
        </span>
      ) : null}
      {state === 'saved' && gaps ? (
        <span role="status">The file lacks {gaps}</span>
      ) : null}
    </>
  );
};
