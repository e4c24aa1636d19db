import type { DeploymentStatus, SmokeResult } from '@slipway/plugin-ml-node';
import {
  judgeSmoke,
  judgeStatus,
  PACE,
  type DeploymentFacts,
  type DeploymentFinding,
} from './life';

const NOW = new Date('2026-11-24T08:00:00.000Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const V2 = { version: '2', digest: `sha256:${'2'.repeat(64)}` } as const;
const V1 = { version: '1', digest: `sha256:${'1'.repeat(64)}` } as const;

const facts = (some: Partial<DeploymentFacts> = {}): DeploymentFacts => ({
  rollout: 'deploying',
  wanted: V2,
  isApplied: true,
  isProven: false,
  unfitTurns: 0,
  appliedAt: ago(10),
  deadlineAt: ago(-300),
  ...some,
});

describe('what follows from what the target says', () => {
  it.each<
    [
      string,
      Partial<DeploymentFacts>,
      DeploymentStatus | undefined,
      DeploymentFinding,
    ]
  >([
    [
      'it starts',
      {},
      { state: 'starting', message: 'loading', ...V2 },
      {
        kind: 'look',
        state: 'deploying',
        message: 'loading',
        unfitTurns: 0,
        next: PACE.rollout,
      },
    ],
    ['it serves', {}, { state: 'serving', ...V2 }, { kind: 'prove' }],
    [
      'it serves and was proven',
      { rollout: 'serving', isProven: true },
      { state: 'serving', ...V2 },
      { kind: 'look', state: 'serving', unfitTurns: 0, next: PACE.steady },
    ],
    [
      'it starts for too long',
      { deadlineAt: ago(1) },
      { state: 'starting', message: 'loading', ...V2 },
      { kind: 'put-back', reason: 'It did not answer in time: loading' },
    ],
    [
      'it has failed, perhaps before it read its orders',
      {},
      { state: 'failed', message: 'no memory', ...V2 },
      {
        kind: 'look',
        state: 'deploying',
        message: 'no memory',
        unfitTurns: 1,
        next: PACE.rollout,
      },
    ],
    [
      'it has failed for good',
      { unfitTurns: 2 },
      { state: 'failed', message: 'no memory', ...V2 },
      { kind: 'put-back', reason: 'no memory' },
    ],
    [
      'it had served and has failed',
      { rollout: 'serving', isProven: true, unfitTurns: 2 },
      { state: 'failed', message: 'no memory', ...V2 },
      {
        kind: 'look',
        state: 'failed',
        message: 'no memory',
        unfitTurns: 3,
        next: PACE.failed,
      },
    ],
    [
      'it had served and has been down for a while',
      {
        rollout: 'serving',
        isProven: true,
        unfitTurns: 9,
        appliedAt: ago(100),
      },
      { state: 'failed', message: 'no memory', ...V2 },
      { kind: 'apply-again', reason: 'no memory' },
    ],
    [
      'it is gone, as after a restart of the cluster',
      { rollout: 'serving', isProven: true, unfitTurns: 2 },
      undefined,
      { kind: 'apply-again', reason: 'The target no longer has it' },
    ],
    [
      'somebody else deployed another version',
      { rollout: 'serving', isProven: true, unfitTurns: 2 },
      { state: 'serving', ...V1 },
      {
        kind: 'apply-again',
        reason: 'The target has another version than it was told',
      },
    ],
    [
      'a replica of what serves starts again',
      { rollout: 'serving', isProven: true, deadlineAt: ago(9_000) },
      { state: 'starting', ...V2 },
      {
        kind: 'look',
        state: 'deploying',
        message: undefined,
        unfitTurns: 0,
        next: PACE.failed,
      },
    ],
    [
      'what is put back does not start in time',
      { rollout: 'putting-back', wanted: V1, deadlineAt: ago(1) },
      { state: 'starting', ...V1 },
      { kind: 'is-put-back', reason: 'It did not answer in time' },
    ],
    [
      'nothing served before: it is taken away',
      { rollout: 'putting-back', wanted: undefined },
      { state: 'serving', ...V2 },
      { kind: 'remove' },
    ],
    [
      'nothing served before: it is away',
      { rollout: 'putting-back', wanted: undefined },
      { state: 'stopping', ...V2 },
      { kind: 'is-put-back' },
    ],
    [
      'nothing shall serve and nothing does',
      { rollout: 'put-back', wanted: undefined },
      undefined,
      {
        kind: 'look',
        state: 'failed',
        message: 'Nothing serves here',
        unfitTurns: 0,
        next: PACE.steady,
      },
    ],
  ])('%s', (_, some, status, finding) => {
    expect(judgeStatus(facts(some), status, NOW)).toEqual(finding);
  });
});

describe('what follows from the answer to a real request', () => {
  it.each<
    [
      string,
      Partial<DeploymentFacts>,
      SmokeResult,
      DeploymentFinding['kind'] | 'proven',
      string,
    ]
  >([
    ['its own digest', {}, { ok: true, ...V2 }, 'proven', ''],
    [
      'the digest of what served before, while replicas are replaced',
      {},
      { ok: true, ...V1 },
      'look',
      'It answers with version 1',
    ],
    [
      'the wrong digest until the end',
      { deadlineAt: ago(1) },
      { ok: true, ...V1 },
      'put-back',
      'It answers with version 1',
    ],
    ['no digest', {}, { ok: true }, 'look', 'without saying its digest'],
    [
      'no answer',
      {},
      { ok: false, message: 'connection refused' },
      'look',
      'connection refused',
    ],
    [
      'a refusal by the right version, once',
      {},
      { ok: false, status: 400, message: 'no column dep_delay', ...V2 },
      'look',
      'with 400: no column dep_delay',
    ],
    [
      'a refusal by the right version, again and again',
      { unfitTurns: 2 },
      { ok: false, status: 400, message: 'no column dep_delay', ...V2 },
      'put-back',
      'with 400: no column dep_delay',
    ],
  ])('%s', (_, some, smoke, kind, words) => {
    const finding = judgeSmoke(facts(some), smoke, NOW);
    expect(finding.kind).toBe(kind);
    const said =
      ('message' in finding && finding.message) ||
      ('reason' in finding && finding.reason) ||
      '';
    expect(said).toContain(words);
  });
});
