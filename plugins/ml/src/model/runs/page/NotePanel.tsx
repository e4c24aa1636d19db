import { Empty, Panel } from '../../../design';
import { Markdown } from '../../../design/markdown';

/** What a person wrote about the run. */
export const NotePanel = ({ note }: { note?: string }) => (
  <Panel title="Note">
    {note ? (
      <Markdown text={note} />
    ) : (
      <Empty
        title="Nobody has written about this run."
        detail="A note says what was tried and what came of it; write it in MLflow, or from the code."
        snippet='mlflow.set_tag("mlflow.note.content", "Larger batches: faster, no worse.")'
      />
    )}
  </Panel>
);
