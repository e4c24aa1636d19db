import type { MetricRule, PromotionPolicy } from '../policy';
import { SHORTFALLS } from '../policy';
import { judgeArtefactDigest } from './artefactDigest';
import { judgeDrift, type DriftEvidence } from './drift';
import { blockingGates, digestOfEvidence } from './evaluateGates';
import { judgeMetric } from './metricRule';
import { judgeMetrics, type MetricsEvidence } from './metrics';
import { rulesFor, type RuleOf } from './rules';
import type { EvaluatedGate } from './types';
import { judgeVersionReady } from './versionReady';

const common = { phase: 'request', blocksOn: SHORTFALLS } as const;
const auc: MetricRule = {
  name: 'roc_auc',
  direction: 'higher',
  margin: 0.01,
  relative: false,
  minimum: 0.6,
};
const mae: MetricRule = {
  name: 'mae',
  direction: 'lower',
  margin: 0.02,
  relative: true,
};

describe('a metric beside the champion', () => {
  it.each<[string, MetricRule, number, number, string]>([
    ['better', auc, 0.81, 0.8, 'passed'],
    ['the same', auc, 0.8, 0.8, 'passed'],
    ['worse within the margin', auc, 0.795, 0.8, 'passed'],
    [
      'worse by the whole margin',
      { ...auc, margin: 0.25 },
      0.5,
      0.75,
      'failed',
    ],
    ['worse by more', auc, 0.78, 0.8, 'failed'],
    ['a smaller error', mae, 9, 10, 'passed'],
    ['a larger error within 2 %', mae, 10.1, 10, 'passed'],
    ['a larger error', mae, 10.3, 10, 'failed'],
    ['the same without a margin', { ...auc, margin: 0 }, 0.8, 0.8, 'failed'],
  ])('%s', (_, rule, candidate, champion, outcome) => {
    expect(
      judgeMetric(rule, candidate, { version: '3', value: champion }).outcome,
    ).toBe(outcome);
  });

  it.each<[string, MetricRule, number | null | undefined, string]>([
    ['good enough', auc, 0.6, 'passed'],
    ['not good enough', auc, 0.59, 'failed'],
    ['without a bound in the policy', mae, 9, 'too_little_data'],
    ['not a number', auc, null, 'too_little_data'],
    ['not measured', auc, undefined, 'too_little_data'],
  ])('without a champion: %s', (_, rule, candidate, outcome) => {
    expect(judgeMetric(rule, candidate).outcome).toBe(outcome);
  });
});

describe('the metrics gate', () => {
  const rule: RuleOf<'metrics'> = {
    ...common,
    gate: 'metrics',
    primary: [auc],
  };
  const side = (
    version: string,
    roc_auc?: number,
    data = ['d1'],
  ): MetricsEvidence['candidate'] => ({
    version,
    evaluationData: data,
    metrics: roc_auc === undefined ? {} : { roc_auc },
  });

  it.each<[string, MetricsEvidence, string, RegExp]>([
    [
      'passes a fair win',
      {
        basis: 'champion_on_candidate_data',
        candidate: side('4', 0.82),
        champion: side('3', 0.8),
      },
      'passed',
      /roc_auc 0.82, champion 0.8: better/,
    ],
    [
      'does not compare different data',
      {
        basis: 'different_data',
        candidate: side('4', 0.99),
        champion: side('3', 0.8, ['d2']),
      },
      'too_little_data',
      /missing is an evaluation of version 3 on the data of version 4/,
    ],
    [
      'says when the candidate was never evaluated',
      {
        basis: 'different_data',
        candidate: side('4', undefined, []),
        champion: side('3', 0.8),
      },
      'too_little_data',
      /missing is the evaluation data of version 4/,
    ],
    [
      'wants the champion on the same data',
      {
        basis: 'champion_on_candidate_data',
        candidate: side('4', 0.82),
        champion: side('3'),
      },
      'too_little_data',
      /no roc_auc of the champion/,
    ],
    [
      'passes the champion itself',
      {
        basis: 'same_version',
        candidate: side('3', 0.8),
        champion: side('3', 0.8),
      },
      'passed',
      /is the champion itself/,
    ],
    [
      'asks a first version for the minimum',
      { basis: 'no_champion', candidate: side('1', 0.55) },
      'failed',
      /no champion; roc_auc 0.55, the policy asks for at least 0.6/,
    ],
  ])('%s', (_, evidence, outcome, summary) => {
    const judgement = judgeMetrics(rule, evidence);
    expect(judgement.outcome).toBe(outcome);
    expect(judgement.summary).toMatch(summary);
  });

  it('cannot judge a type that the policy has no metric for', () => {
    expect(
      judgeMetrics(
        { ...rule, primary: [] },
        { basis: 'no_champion', candidate: side('1', 0.9) },
      ).outcome,
    ).toBe('not_evaluated');
  });

  it('fails when one of several metrics fails', () => {
    expect(
      judgeMetrics(
        { ...rule, primary: [auc, mae] },
        {
          basis: 'same_evaluation_data',
          candidate: { ...side('4'), metrics: { roc_auc: 0.9, mae: 12 } },
          champion: { ...side('3'), metrics: { roc_auc: 0.8, mae: 10 } },
        },
      ),
    ).toMatchObject({
      outcome: 'failed',
      summary: expect.stringMatching(/mae/),
    });
  });
});

describe('the drift gate', () => {
  const at = new Date('2026-11-24T12:00:00.000Z');
  const rule: RuleOf<'drift'> = {
    ...common,
    gate: 'drift',
    of: 'version_or_model',
    maxDriftingShare: 0.5,
    maxAge: 'P7D',
  };
  const observed = (
    name: string,
    value: number | null,
    observedAt = '2026-11-24T00:00:00.000Z',
  ): DriftEvidence['observations'][number] => ({
    id: name,
    name,
    method: 'psi',
    value,
    thresholds: { degraded: 0.2 },
    direction: 'higher_is_worse',
    observedAt,
    window: { start: observedAt, end: observedAt },
  });
  const judge = (...observations: DriftEvidence['observations']) =>
    judgeDrift(rule, { of: 'version', version: '4', observations }, at);

  it.each<[string, DriftEvidence['observations'], string]>([
    ['no drift', [observed('temp', 0.1)], 'passed'],
    [
      'half of the features, at their thresholds',
      [observed('temp', 0.2), observed('wind', 0.1)],
      'passed',
    ],
    [
      'most features',
      [observed('temp', 0.3), observed('wind', 0.3), observed('dew', 0)],
      'failed',
    ],
    ['nothing observed', [], 'too_little_data'],
    [
      'only old observations',
      [observed('temp', 0, '2026-11-01T00:00:00.000Z')],
      'too_little_data',
    ],
    [
      'nothing that could be measured',
      [observed('temp', null)],
      'too_little_data',
    ],
  ])('%s', (_, observations, outcome) => {
    expect(judge(...observations).outcome).toBe(outcome);
  });
});

describe('version and artefact', () => {
  it.each([
    ['ready', 'passed'],
    ['pending', 'not_evaluated'],
    ['failed', 'failed'],
    ['missing', 'failed'],
  ] as const)('a version that is %s has %s', (status, outcome) => {
    expect(
      judgeVersionReady(
        { ...common, gate: 'version_ready' },
        { version: '4', status },
      ).outcome,
    ).toBe(outcome);
  });

  it.each([
    ['sha256:aa', 'passed'],
    ['sha256:bb', 'failed'],
    [undefined, 'not_evaluated'],
  ])('an artefact with the digest %s has %s', (found, outcome) => {
    expect(
      judgeArtefactDigest(
        { ...common, gate: 'artefact_digest' },
        { version: '4', expected: 'sha256:aa', found, error: 'too large' },
      ).outcome,
    ).toBe(outcome);
  });
});

describe('what gates add up to', () => {
  const policy: PromotionPolicy = {
    tier: 2,
    approvals: 1,
    approverGroups: [],
    expiresAfter: 'P7D',
    metrics: { blocksOn: [...SHORTFALLS], primary: [auc] },
    drift: { blocksOn: [...SHORTFALLS], maxDriftingShare: 0.5, maxAge: 'P7D' },
  };
  const gate = (
    name: EvaluatedGate['gate'],
    outcome: EvaluatedGate['outcome'],
  ): EvaluatedGate => ({
    gate: name,
    phase: 'request',
    outcome,
    summary: name,
    evidence: {},
    evidenceDigest: `sha256:${'0'.repeat(64)}`,
    evaluatedAt: '2026-11-24T00:00:00.000Z',
  });
  const passed = [
    gate('version_ready', 'passed'),
    gate('artefact_digest', 'passed'),
    gate('metrics', 'passed'),
  ];
  const names = (rules: ReturnType<typeof rulesFor>, gates: EvaluatedGate[]) =>
    blockingGates(
      rules.filter(({ phase }) => phase === 'request'),
      gates,
    ).map(one => one.gate);

  it('blocks a deployment by drift, and lets drift be the reason to train', () => {
    const gates = [...passed, gate('drift', 'failed')];
    expect(names(rulesFor('deploy', policy), gates)).toEqual(['drift']);
    expect(names(rulesFor('train', policy), gates)).toEqual([]);
  });

  it('blocks by a gate that was never evaluated', () => {
    expect(
      blockingGates([{ ...common, gate: 'metrics', primary: [] }], []),
    ).toMatchObject([{ gate: 'metrics' }]);
  });

  it('has another evidence digest when an outcome or the evidence changes, not when the order does', () => {
    const digest = digestOfEvidence(passed);
    expect(digestOfEvidence([...passed].reverse())).toBe(digest);
    expect(
      digestOfEvidence([...passed.slice(1), gate('version_ready', 'failed')]),
    ).not.toBe(digest);
    expect(
      digestOfEvidence([
        ...passed.slice(1),
        { ...passed[0], evidenceDigest: `sha256:${'1'.repeat(64)}` },
      ]),
    ).not.toBe(digest);
  });
});
