import type { ExecutionStatus } from '@slipway/plugin-ml-node';
import { plainMessage } from '../words';
import type { Job } from './answers';
import { labelsOf } from './labels';

const STATES: Record<Job['status'], ExecutionStatus['state']> = {
  PENDING: 'waiting',
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  STOPPED: 'stopped',
};

/** Whether a job has ended. */
export function hasEnded(job: Job): boolean {
  return job.status !== 'PENDING' && job.status !== 'RUNNING';
}

/** A job in the words of the port. `waiting` is why it waits, where that is known better than by Ray's message. */
export function executionStatus(job: Job, waiting?: string): ExecutionStatus {
  const state = STATES[job.status];
  const saysWhy = state !== 'running' && state !== 'succeeded';
  const message = waiting ?? job.message;
  return {
    state,
    reason: saysWhy && message ? plainMessage(message) : undefined,
    // Ray keeps the moment of submission, not of the start.
    startedAt: state === 'waiting' ? undefined : job.start_time ?? undefined,
    endedAt: job.end_time || undefined,
    exitCode: job.driver_exit_code ?? undefined,
    labels: labelsOf(job.metadata),
  };
}
