import type { MetricRule } from '../policy';
import type { Judgement } from './types';

/** Judges one metric: against the champion's value on the same data, or without one against the policy's bound. Pure. */
export function judgeMetric(
  rule: MetricRule,
  candidate: number | null | undefined,
  champion?: { version: string; value: number | null | undefined },
): Judgement {
  if (typeof candidate !== 'number') {
    return {
      outcome: 'too_little_data',
      summary: `The version's run has no ${rule.name}${
        candidate === null ? ' that is a number' : ''
      }`,
    };
  }
  if (!champion) {
    return judgeAgainstBound(rule, candidate);
  }
  if (typeof champion.value !== 'number') {
    return {
      outcome: 'too_little_data',
      summary: `There is no ${rule.name} of the champion, version ${champion.version}, on the same data`,
    };
  }
  const allowed = rule.relative
    ? rule.margin * Math.abs(champion.value)
    : rule.margin;
  const gain =
    rule.direction === 'higher'
      ? candidate - champion.value
      : champion.value - candidate;
  const values = `${rule.name} ${show(candidate)}, champion ${show(
    champion.value,
  )}`;
  return gain > -allowed
    ? {
        outcome: 'passed',
        summary: `${values}: ${
          gain > 0 ? 'better' : `not worse by ${show(allowed)} or more`
        }`,
      }
    : {
        outcome: 'failed',
        summary: `${values}: worse by ${show(
          -gain,
        )}, allowed is less than ${show(allowed)}`,
      };
}

function judgeAgainstBound(rule: MetricRule, candidate: number): Judgement {
  const bound = rule.minimum;
  if (bound === undefined) {
    return {
      outcome: 'too_little_data',
      summary: `There is no champion to compare ${rule.name} ${show(
        candidate,
      )} with, and the policy sets no \`minimum\` for a first version`,
    };
  }
  const good =
    rule.direction === 'higher' ? candidate >= bound : candidate <= bound;
  const sign = rule.direction === 'higher' ? 'at least' : 'at most';
  return {
    outcome: good ? 'passed' : 'failed',
    summary: `There is no champion; ${rule.name} ${show(
      candidate,
    )}, the policy asks for ${sign} ${show(bound)}`,
  };
}

function show(value: number) {
  return String(Number(value.toPrecision(4)));
}
