import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readPolicies } from './readPolicies';

const read = (policies?: JsonObject[]) =>
  readPolicies(
    mockServices.rootConfig({ data: policies ? { ml: { policies } } : {} }),
  );
const classifier = { tier: 2, type: 'classifier' } as const;

describe('readPolicies', () => {
  it('never guesses who may approve', () => {
    expect(read().find(classifier, 'production')).toMatchObject({
      approvals: 1,
      approverGroups: [],
      expiresAfter: 'P7D',
      metrics: {
        blocksOn: ['failed', 'too_little_data', 'not_evaluated'],
        primary: [{ name: 'roc_auc', direction: 'higher', margin: 0.01 }],
      },
      drift: { maxDriftingShare: 0.5, maxAge: 'P7D' },
    });
  });

  it('prefers the entry that names the environment, wherever it stands', () => {
    const policies = read([
      { tiers: [2], approvals: 2, approverGroups: ['group:default/risk'] },
      { tiers: [1, 2], environments: ['staging'], approvals: 0 },
    ]);
    expect(policies.find(classifier, 'production').approvals).toBe(2);
    expect(policies.find(classifier, 'staging').approvals).toBe(0);
  });

  it('takes rules by type of model, and the built-in ones for other types', () => {
    const policies = read([
      {
        tiers: [2],
        approverGroups: ['ml-reviewers'],
        gates: {
          metrics: {
            byType: {
              Regressor: [
                {
                  name: 'rmse',
                  direction: 'lower',
                  margin: 0.1,
                  relative: true,
                },
              ],
            },
          },
        },
      },
    ]);
    expect(
      policies.find({ tier: 2, type: 'regressor' }, 'production').metrics
        .primary,
    ).toEqual([
      { name: 'rmse', direction: 'lower', margin: 0.1, relative: true },
    ]);
    expect(
      policies.find(classifier, 'production').metrics.primary[0].name,
    ).toBe('roc_auc');
    expect(policies.find(classifier, 'production').approverGroups).toEqual([
      'group:default/ml-reviewers',
    ]);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['no tier', { approvals: 0 }, /tiers/],
    ['an unknown tier', { tiers: [5] }, /policies\[0\]\.tiers.*1 to 4/],
    [
      'approvals by nobody',
      { tiers: [1], approvals: 2 },
      /approverGroups: name the groups/,
    ],
    [
      'half an approval',
      { tiers: [1], approvals: 0.5, approverGroups: ['g'] },
      /approvals: must be a whole number/,
    ],
    [
      'a month, which has no length',
      { tiers: [4], approvals: 0, expiresAfter: 'P1M' },
      /expiresAfter.*'P1M' is not a duration/,
    ],
    [
      'a share above one',
      {
        tiers: [4],
        approvals: 0,
        gates: { drift: { maxDriftingShare: 50 } },
      },
      /maxDriftingShare: must be between 0 and 1/,
    ],
    [
      'an unknown shortfall',
      { tiers: [4], approvals: 0, gates: { drift: { blocksOn: ['passed'] } } },
      /'passed' is none of failed/,
    ],
    [
      'a metric without a direction',
      {
        tiers: [4],
        approvals: 0,
        gates: { metrics: { primary: [{ name: 'mae', direction: 'down' }] } },
      },
      /direction: must be 'higher' or 'lower'/,
    ],
  ])('refuses %s', (_, policy, message) => {
    expect(() => read([policy])).toThrow(message);
  });
});
