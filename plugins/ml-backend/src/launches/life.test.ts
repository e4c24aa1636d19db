import type { ExecutionStatus } from '@slipway/plugin-ml-node';
import {
  judgeExecution,
  nextAct,
  type LaunchFacts,
  type LaunchFinding,
} from './life';

const NOW = new Date('2026-11-24T08:00:00.000Z');
const PACE = { look: 2_000, waitingDeadline: 60_000 };

const facts = (some: Partial<LaunchFacts> = {}): LaunchFacts => ({
  state: 'submitted',
  goal: 'run',
  missingTurns: 0,
  submittedAt: new Date(NOW.getTime() - 10_000),
  ...some,
});

const execution = (some: Partial<ExecutionStatus>): ExecutionStatus => ({
  state: 'waiting',
  labels: {},
  ...some,
});

describe('the next act', () => {
  it.each<[Partial<LaunchFacts>, ReturnType<typeof nextAct>]>([
    [{ state: 'queued' }, 'submit'],
    // The answer to an earlier submission may have been lost.
    [{ state: 'queued', goal: 'stop' }, 'find'],
    [{ state: 'submitted' }, 'find'],
    [{ state: 'running' }, 'find'],
    [{ state: 'running', goal: 'stop' }, 'find'],
    [{ state: 'succeeded' }, 'rest'],
    [{ state: 'failed' }, 'rest'],
    [{ state: 'stopped', goal: 'stop' }, 'rest'],
    [{ state: 'lost' }, 'rest'],
  ])('of %p is %p', (some, act) => {
    expect(nextAct(facts(some))).toBe(act);
  });
});

describe('what follows from what the cluster says', () => {
  it.each<
    [
      string,
      Partial<LaunchFacts>,
      Partial<ExecutionStatus> | undefined,
      LaunchFinding,
    ]
  >([
    [
      'waiting, with the reason',
      {},
      { state: 'waiting', reason: 'needs 1 GPU' },
      {
        kind: 'wait',
        state: 'submitted',
        reason: 'needs 1 GPU',
        missingTurns: 0,
        next: 2_000,
      },
    ],
    [
      'waiting for too long',
      { submittedAt: new Date(NOW.getTime() - 60_001) },
      { state: 'waiting', reason: 'needs 1 GPU' },
      {
        kind: 'give-up',
        reason: 'The cluster did not start it within 1 min: needs 1 GPU',
      },
    ],
    [
      'running, seen again after it was missing',
      { missingTurns: 2 },
      { state: 'running' },
      {
        kind: 'wait',
        state: 'running',
        reason: undefined,
        missingTurns: 0,
        next: 2_000,
      },
    ],
    [
      'running, but shall stop',
      { state: 'running', goal: 'stop' },
      { state: 'running' },
      { kind: 'stop', next: 2_000 },
    ],
    [
      'arrived although it shall stop',
      { state: 'queued', goal: 'stop' },
      { state: 'waiting' },
      { kind: 'stop', next: 2_000 },
    ],
    [
      'stopped as wished',
      { goal: 'stop', goalReason: 'no longer needed' },
      { state: 'stopped' },
      { kind: 'end', state: 'stopped', reason: 'no longer needed' },
    ],
    [
      'failed by being stopped',
      { goal: 'stop', goalReason: 'no longer needed' },
      { state: 'failed', exitCode: 143 },
      { kind: 'end', state: 'stopped', reason: 'no longer needed' },
    ],
    [
      'given up and stopped',
      { goal: 'give-up', goalReason: 'too long' },
      { state: 'stopped' },
      { kind: 'end', state: 'failed', reason: 'too long' },
    ],
    [
      'done before the wish to stop arrived',
      { goal: 'stop' },
      { state: 'succeeded' },
      { kind: 'end', state: 'succeeded' },
    ],
    [
      'stopped by somebody else',
      {},
      { state: 'stopped' },
      {
        kind: 'end',
        state: 'stopped',
        reason: 'Somebody stopped it at the cluster',
      },
    ],
    ['failed', {}, { state: 'failed' }, { kind: 'end', state: 'failed' }],
    [
      'missing once',
      { state: 'running' },
      undefined,
      { kind: 'wait', state: 'running', missingTurns: 1, next: 2_000 },
    ],
    [
      'missing for good',
      { state: 'running', missingTurns: 2 },
      undefined,
      {
        kind: 'end',
        state: 'lost',
        reason: expect.stringContaining('no longer knows'),
      },
    ],
    [
      'never arrived and shall stop',
      {
        state: 'queued',
        goal: 'stop',
        goalReason: 'a mistake',
        missingTurns: 2,
      },
      undefined,
      { kind: 'end', state: 'stopped', reason: 'a mistake' },
    ],
  ])('%s', (_, some, found, finding) => {
    expect(
      judgeExecution(facts(some), found && execution(found), NOW, PACE),
    ).toEqual(finding);
  });
});
