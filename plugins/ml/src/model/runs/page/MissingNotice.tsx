import type { RunDetail } from '@slipway/plugin-ml-common';
import { Notice } from '../../../design';

/** Says that the tracking server did not give a part of a run, and why. */
export const MissingNotice = ({
  run,
  what,
}: {
  run: RunDetail;
  /** What is not there: `Schema and profile`. */
  what: string;
}) =>
  run.missing ? (
    <div style={{ marginBottom: 16 }}>
      <Notice
        tone="warning"
        title={`${what} could not be read`}
        detail={run.missing}
      />
    </div>
  ) : null;
