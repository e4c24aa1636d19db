import type { Run } from '@slipway/plugin-ml-common';
import { StatusMark, type StatusMarkProps } from '../../design';

const states: Record<Run['status'], StatusMarkProps> = {
  RUNNING: { label: 'Running', tone: 'moving' },
  SCHEDULED: { label: 'Scheduled', tone: 'waiting' },
  FINISHED: { label: 'Finished', tone: 'good' },
  FAILED: { label: 'Failed', tone: 'bad' },
  KILLED: { label: 'Killed', tone: 'off' },
};

/** How a run stands. */
export const RunMark = ({
  status,
  deleted,
}: {
  status: Run['status'];
  /** It was deleted at its source. */
  deleted?: boolean;
}) =>
  deleted ? (
    <StatusMark
      tone="off"
      label="Deleted"
      meaning={`${states[status].label}, then deleted at its source`}
    />
  ) : (
    <StatusMark {...states[status]} />
  );
