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
export const RunMark = ({ status }: { status: Run['status'] }) => (
  <StatusMark {...states[status]} />
);
