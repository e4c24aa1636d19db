import type { Launch, LaunchState } from '@slipway/plugin-ml-common';
import type { StateWords } from './stateWords';

/** The words for every state of a launch. */
export const launchStates: Record<LaunchState, StateWords> = {
  queued: {
    label: 'Queued',
    meaning: 'Not yet handed to the cluster.',
    tone: 'waiting',
  },
  submitted: {
    label: 'Submitted',
    meaning: 'The cluster has it and has not started it.',
    tone: 'waiting',
  },
  running: {
    label: 'Running',
    meaning: 'It runs on the cluster.',
    tone: 'moving',
  },
  succeeded: {
    label: 'Succeeded',
    meaning: 'It ended with exit status 0.',
    tone: 'good',
  },
  failed: {
    label: 'Failed',
    meaning: 'It ended with an error.',
    tone: 'bad',
  },
  stopped: {
    label: 'Stopped',
    meaning: 'A person or a promotion stopped it.',
    tone: 'off',
  },
  lost: {
    label: 'Lost',
    meaning: 'The cluster no longer knows it.',
    tone: 'bad',
  },
};

/** Has it not ended? */
export const isLaunchOpen = ({ state }: Pick<Launch, 'state'>): boolean =>
  state === 'queued' || state === 'submitted' || state === 'running';
