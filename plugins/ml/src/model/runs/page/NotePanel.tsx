import type { RunDetail } from '@slipway/plugin-ml-common';
import { Empty, Panel } from '../../../design';
import { Markdown } from '../../../design/markdown';
import { MissingNotice } from './MissingNotice';

/** The tag in which MLflow keeps the note of a run. */
export const NOTE = 'mlflow.note.content';

/** What a person wrote about the run. */
export const NotePanel = ({
  run: { note, missing, tags },
}: {
  run: RunDetail;
}) => {
  // Without the source, the beginning that the index has is still there.
  const text = note ?? tags[NOTE];
  return (
    <Panel title="Note">
      <MissingNotice why={missing} what={text ? 'The whole note' : 'A note'} />
      {text ? <Markdown text={text} /> : null}
      {text || missing ? null : (
        <Empty
          title="Nobody has written about this run."
          detail="A note says what was tried and what came of it; write it in MLflow, or from the code."
          snippet='mlflow.set_tag("mlflow.note.content", "Larger batches: faster, no worse.")'
        />
      )}
    </Panel>
  );
};
