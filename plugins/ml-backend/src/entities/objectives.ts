import type { JsonValue } from '@backstage/types';
import { z } from 'zod';
import { keepableText } from '../database/keepableText';
import type { Objective } from './types';

const MOST = 20;
/** Of a target; finer is noise of a division. */
const DIGITS = 12;
const LONGEST_NAME = 200;
const MOST_KEYS_NAMED = 3;
const LONGEST_KEY_NAMED = 50;

const KINDS = [
  'data-drift',
  'prediction-drift',
  'performance',
  'freshness',
  'sli',
] as const;
const OPERATORS = ['lt', 'lte', 'gt', 'gte'] as const;

const oneOf = (words: readonly string[]) =>
  `must be one of ${words.join(', ')}`;

/** At most as long as an observation has it. */
const text = (longest: number) =>
  z
    .string(`must be a text of at most ${longest} characters`)
    .min(1, 'must not be empty')
    .max(longest, `must be at most ${longest} characters long`)
    // PostgreSQL cannot even look for it.
    .refine(value => !value.includes('\0'), 'must not have a zero character');

const nameKey = (key: string) => {
  const named = keepableText(key, LONGEST_KEY_NAMED);
  return named === key ? key : `${named}…`;
};

const nameKeys = (keys: string[]) => {
  const named = keys.slice(0, MOST_KEYS_NAMED).map(nameKey);
  const more = keys.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
};

/**
 * An object with these fields alone, for what is left out unseen makes a wrong number: a misspelt condition counts
 * everything as good. `rule` says what is wanted where it is no object.
 */
const only = <Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  rule: string,
) =>
  z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `must not have ${nameKeys(issue.keys)}: its fields are ${Object.keys(
            shape,
          ).join(', ')}`
        : rule,
  });

const indicator = only(
  {
    metricSource: z.literal(
      'observation',
      'must be observation: nothing else is counted',
    ),
    kind: z.enum(KINDS, oneOf(KINDS)),
    name: text(250),
    method: text(100).optional(),
    environment: text(63).optional(),
  },
  'must say which observations are counted: metricSource, kind and name',
).transform(({ metricSource: _, ...counted }) => counted);

/** OpenSLO's shorthand of a duration, as ISO 8601 has it. */
const isoDuration = (shorthand: string): string => {
  const count = Number(shorthand.slice(0, -1));
  const unit = shorthand.slice(-1);
  if (unit === 'm' || unit === 'h') return `PT${count}${unit.toUpperCase()}`;
  return unit === 'Q' ? `P${count * 3}M` : `P${count}${unit.toUpperCase()}`;
};

const DURATION = 'must be a number and one of m, h, d, w, M, Q, Y, such as 28d';

const timeWindow = z
  .array(
    only(
      {
        duration: z
          .string(DURATION)
          .regex(/^[1-9]\d{0,4}[mhdwMQY]$/, DURATION)
          .transform(isoDuration),
        isRolling: z
          .literal(true, 'must be true: calendar windows are not counted')
          .optional(),
        calendar: z
          .undefined('must be left out: calendar windows are not counted')
          .optional(),
      },
      'must have a duration',
    ),
    'must be a list of one window, such as [{ duration: 28d, isRolling: true }]',
  )
  .length(1, 'must be exactly one window');

const below = (whole: number) => {
  const rule = `must be a number, at least 0 and below ${whole}`;
  return z.number(rule).min(0, rule).lt(whole, rule).optional();
};

/** What leaves nothing that may go wrong, as far as a budget is computed. */
const isAll = (share: number) => Number(share.toFixed(DIGITS)) >= 1;

const objective = only(
  {
    // Whatever it is: `nameOf` reads it.
    displayName: z.unknown().optional(),
    indicator,
    op: z.enum(OPERATORS, oneOf(OPERATORS)).optional(),
    value: z.number('must be a number').optional(),
    target: below(1),
    targetPercent: below(100),
    timeWindow,
    budgetingMethod: z
      .literal('Occurrences', 'must be Occurrences: no other is counted')
      .optional(),
  },
  'must be an objective: indicator, target and timeWindow',
).transform(({ op, value, target, targetPercent, ...read }, context) => {
  const refuse = (field: string, message: string) => {
    context.addIssue({ code: 'custom', path: [field], message });
    return z.NEVER;
  };
  // 99.9 of a hundred is 0.999, not the 0.9990000000000001 of the division.
  const percent =
    targetPercent && Number((targetPercent / 100).toFixed(DIGITS));
  const share = target ?? percent;
  if (share === undefined) {
    return refuse('target', 'must say which share is to be good, such as 0.99');
  }
  if (target !== undefined && targetPercent !== undefined) {
    return refuse('targetPercent', 'must be left out where target is given');
  }
  if (isAll(share)) {
    return refuse(
      target === undefined ? 'targetPercent' : 'target',
      `must be at most ${
        target === undefined ? '99.9999999999' : '0.999999999999'
      }: above it nothing may go wrong`,
    );
  }
  if (op === undefined && value !== undefined) {
    return refuse('op', `must say how value compares: ${OPERATORS.join(', ')}`);
  }
  if (op !== undefined && value === undefined) {
    return refuse('value', 'must be the number that op compares with');
  }
  const condition =
    op !== undefined && value !== undefined ? { op, value } : undefined;
  const [{ duration: window }] = read.timeWindow;
  return {
    indicator: read.indicator,
    ...(condition && { condition }),
    target: share,
    window,
  };
});

const displayName = z.object({ displayName: z.string() });

const nameOf = (value: unknown, number: number) => {
  const { data } = displayName.safeParse(value);
  const name = keepableText(data?.displayName.trim() ?? '', LONGEST_NAME);
  return name || `Objective ${number}`;
};

const read = (value: unknown, number: number): Objective => {
  const name = nameOf(value, number);
  const { data, error } = objective.safeParse(value);
  if (data) return { name, ...data };
  // What is missing may be there under a misspelt name.
  const { path, message } =
    error.issues.find(({ code }) => code === 'unrecognized_keys') ??
    error.issues[0];
  const field = path.join('.');
  return { name, problem: field ? `${field} ${message}` : `It ${message}` };
};

/**
 * `spec.objectives` of an entity: its first 20, each in the words of OpenSLO v1 as docs/reference/kinds.md has them.
 * Anything may stand there; what cannot be computed says why.
 */
export function readObjectives(value: JsonValue | undefined): Objective[] {
  const all = Array.isArray(value) ? value : [];
  const objectives = all
    .slice(0, MOST)
    .map((one, index) => read(one, index + 1));
  const more = all.length - objectives.length;
  return more > 0
    ? [
        ...objectives,
        {
          name: `${more} more`,
          problem: `Only the first ${MOST} objectives of an entity are computed`,
        },
      ]
    : objectives;
}
