import type { VersionDetail } from '@slipway/plugin-ml-common';
import { Empty, Notice, Panel } from '../../design';
import { Markdown } from '../../design/markdown';

const writing = `# README.md in the artefact, beside MLmodel
## What it is for
## How it was trained and evaluated
## Where it must not be used
`;

/** What its makers say of the model. */
export const CardPanel = ({ card }: { card: VersionDetail['card'] }) => (
  <Panel title="Model card" about={card && `From: ${card.source}`}>
    {card ? (
      <>
        {card.truncated ? (
          <div style={{ marginBottom: 16 }}>
            <Notice
              tone="off"
              title="Only the beginning is shown"
              detail="The rest is longer than a page can take; it is in the artefact."
            />
          </div>
        ) : null}
        <Markdown text={card.text} />
      </>
    ) : (
      <Empty
        title="Nobody has described this model yet."
        detail="A README.md in the artefact is its card; without one, the description of the version or of the registered model."
        snippet={writing}
      />
    )}
  </Panel>
);
