import type { Run } from '@slipway/plugin-ml-common';
import { Duration } from '../../design';
import { isMoving } from './howOften';

/** How long a run took, or has taken so far; a dash where it ended and its source does not say when. */
export const RunDuration = ({
  run,
}: {
  run: Pick<Run, 'status' | 'startedAt' | 'endedAt'>;
}) =>
  run.endedAt || isMoving(run) ? (
    <Duration from={run.startedAt} to={run.endedAt} />
  ) : (
    <>–</>
  );
