import type { JsonObject, JsonValue } from '@backstage/types';
import { readObjectives } from './objectives';

const anObjective = (changes: JsonObject = {}): JsonObject => ({
  displayName: 'Ranks well',
  indicator: {
    metricSource: 'observation',
    kind: 'performance',
    name: 'roc_auc',
  },
  op: 'gte',
  value: 0.7,
  target: 0.9,
  timeWindow: [{ duration: '28d', isRolling: true }],
  budgetingMethod: 'Occurrences',
  ...changes,
});

const without = (...fields: string[]): JsonObject =>
  Object.fromEntries(
    Object.entries(anObjective()).filter(([name]) => !fields.includes(name)),
  );

const indicator = (changes: JsonObject): JsonObject =>
  anObjective({
    indicator: {
      metricSource: 'observation',
      kind: 'sli',
      name: 'availability',
      ...changes,
    },
  });

const problemOf = (value: JsonValue) => {
  const [objective] = readObjectives([value]);
  return 'problem' in objective ? objective.problem : undefined;
};

describe('objectives of an entity', () => {
  it('are read as they are written', () => {
    expect(
      readObjectives([
        anObjective(),
        {
          indicator: {
            metricSource: 'observation',
            kind: 'sli',
            name: 'availability',
            method: 'probe',
            environment: 'production',
          },
          targetPercent: 99.9,
          timeWindow: [{ duration: '4w' }],
        },
      ]),
    ).toEqual([
      {
        name: 'Ranks well',
        indicator: { kind: 'performance', name: 'roc_auc' },
        condition: { op: 'gte', value: 0.7 },
        target: 0.9,
        window: 'P28D',
      },
      {
        name: 'Objective 2',
        indicator: {
          kind: 'sli',
          name: 'availability',
          method: 'probe',
          environment: 'production',
        },
        target: 0.999,
        window: 'P4W',
      },
    ]);
  });

  it.each([
    ['30m', 'PT30M'],
    ['12h', 'PT12H'],
    ['7d', 'P7D'],
    ['2w', 'P2W'],
    ['1M', 'P1M'],
    ['2Q', 'P6M'],
    ['1Y', 'P1Y'],
  ])('have windows of %s', (duration, window) => {
    expect(
      readObjectives([anObjective({ timeWindow: [{ duration }] })]),
    ).toMatchObject([{ window }]);
  });

  it.each<[string, JsonValue, string]>([
    [
      'no objective',
      'availability',
      'It must be an objective: indicator, target and timeWindow',
    ],
    [
      'no indicator',
      without('indicator'),
      'indicator must say which observations are counted: metricSource, kind and name',
    ],
    [
      'another source',
      indicator({ metricSource: { type: 'prometheus' } }),
      'indicator.metricSource must be observation: nothing else is counted',
    ],
    [
      'an unknown kind',
      indicator({ kind: 'mood' }),
      'indicator.kind must be one of data-drift, prediction-drift, performance, freshness, sli',
    ],
    [
      'no name to look for',
      indicator({ name: '' }),
      'indicator.name must not be empty',
    ],
    [
      'a name without an end',
      indicator({ name: 'x'.repeat(100_000) }),
      'indicator.name must be at most 250 characters long',
    ],
    [
      'a zero character',
      indicator({ method: 'a\0b' }),
      'indicator.method must not have a zero character',
    ],
    [
      'an environment that is no text',
      indicator({ environment: ['production'] }),
      'indicator.environment must be a text of at most 63 characters',
    ],
    [
      'no target',
      without('target'),
      'target must say which share is to be good, such as 0.99',
    ],
    [
      'a target that leaves no budget',
      anObjective({ target: 1 }),
      'target must be a number, at least 0 and below 1',
    ],
    [
      'a target below nothing',
      anObjective({ target: -0.1 }),
      'target must be a number, at least 0 and below 1',
    ],
    [
      'a target in words',
      anObjective({ target: '99 %' }),
      'target must be a number, at least 0 and below 1',
    ],
    [
      'a target of all percent',
      { ...without('target'), targetPercent: 100 },
      'targetPercent must be a number, at least 0 and below 100',
    ],
    ...[99.99999999999, 100 - 1e-13].map(
      (targetPercent): [string, JsonValue, string] => [
        `a target of ${targetPercent} percent, which is all when rounded`,
        { ...without('target'), targetPercent },
        'targetPercent must be at most 99.9999999999: above it nothing may go wrong',
      ],
    ),
    [
      'a target that is all when rounded',
      anObjective({ target: 1 - 1e-13 }),
      'target must be at most 0.999999999999: above it nothing may go wrong',
    ],
    [
      'two targets',
      anObjective({ targetPercent: 90 }),
      'targetPercent must be left out where target is given',
    ],
    [
      'a value without op',
      without('op'),
      'op must say how value compares: lt, lte, gt, gte',
    ],
    [
      'op without a value',
      without('value'),
      'value must be the number that op compares with',
    ],
    [
      'an unknown op',
      anObjective({ op: '>=' }),
      'op must be one of lt, lte, gt, gte',
    ],
    [
      'another way to count',
      anObjective({ budgetingMethod: 'Timeslices' }),
      'budgetingMethod must be Occurrences: no other is counted',
    ],
    [
      'no window',
      without('timeWindow'),
      'timeWindow must be a list of one window, such as [{ duration: 28d, isRolling: true }]',
    ],
    [
      'two windows',
      anObjective({ timeWindow: [{ duration: '1d' }, { duration: '2d' }] }),
      'timeWindow must be exactly one window',
    ],
    [
      'a calendar window',
      anObjective({ timeWindow: [{ duration: '1M', isRolling: false }] }),
      'timeWindow.0.isRolling must be true: calendar windows are not counted',
    ],
    [
      'a calendar',
      anObjective({
        timeWindow: [{ duration: '1M', calendar: { timeZone: 'Etc/UTC' } }],
      }),
      'timeWindow.0.calendar must be left out: calendar windows are not counted',
    ],
    [
      'a misspelt field',
      anObjective({ budgetMethod: 'Timeslices' }),
      'It must not have budgetMethod: its fields are displayName, indicator, op, value, target, targetPercent, timeWindow, budgetingMethod',
    ],
    [
      'a condition in other words',
      { ...without('op', 'value'), operator: 'gte', threshold: 0.7 },
      'It must not have operator, threshold: its fields are displayName, indicator, op, value, target, targetPercent, timeWindow, budgetingMethod',
    ],
    [
      'a misspelt field of the indicator',
      indicator({ enviroment: 'production' }),
      'indicator must not have enviroment: its fields are metricSource, kind, name, method, environment',
    ],
    [
      'a misspelt field of the window',
      anObjective({ timeWindow: [{ duration: '1d', rolling: true }] }),
      'timeWindow.0 must not have rolling: its fields are duration, isRolling, calendar',
    ],
    [
      'a misspelt field that is missing for it',
      { ...without('timeWindow'), timeWindows: [{ duration: '1d' }] },
      'It must not have timeWindows: its fields are displayName, indicator, op, value, target, targetPercent, timeWindow, budgetingMethod',
    ],
    [
      'many and long unknown fields',
      indicator(
        Object.fromEntries(
          ['a\0', 'b'.repeat(100_000), 'c', 'd', 'e'].map(key => [key, 1]),
        ),
      ),
      `indicator must not have a…, ${'b'.repeat(
        50,
      )}…, c, 2 more: its fields are metricSource, kind, name, method, environment`,
    ],
    ...['P28D', '0d', '28', '1.5d', '28D', '999999d', 28].map(
      (duration): [string, JsonValue, string] => [
        `a duration of ${duration}`,
        anObjective({ timeWindow: [{ duration }] }),
        'timeWindow.0.duration must be a number and one of m, h, d, w, M, Q, Y, such as 28d',
      ],
    ),
  ])('say why they cannot be computed: %s', (_, value, problem) => {
    expect(problemOf(value)).toBe(problem);
  });

  it('keep their names short, and are named by their number without one', () => {
    expect(
      readObjectives([
        anObjective({ displayName: `\0${'n'.repeat(100_000)}` }),
        anObjective({ displayName: '  ' }),
        anObjective({ displayName: 7 }),
      ]).map(({ name }) => name),
    ).toEqual(['n'.repeat(200), 'Objective 2', 'Objective 3']);
  });

  it('are at most 20; the last one says how many are left out', () => {
    const objectives = readObjectives(Array(1_000).fill(anObjective()));
    expect(objectives).toHaveLength(21);
    expect(objectives[20]).toEqual({
      name: '980 more',
      problem: 'Only the first 20 objectives of an entity are computed',
    });
  });

  it.each([undefined, null, 'none', { target: 0.9 }])('are none in %p', value =>
    expect(readObjectives(value)).toEqual([]),
  );
});
