import type { Run } from '@slipway/plugin-ml-common';
import type { ComparedField } from '../fields/comparedFields';
import { placeOf, scaleOf, type Scale } from '../fields/scales';

/** A stretch of an axis: runs outside are filtered out everywhere. Of words it holds the words themselves. */
export type Range = { field: string } & (
  | { from: number; to: number }
  | { words: string[] }
);

/** How a range stands in the address: `params.lr:0.001:0.01`, or as JSON `["params.optimizer",["adam","sgd"]]`. */
export const writeRange = (range: Range): string =>
  'words' in range
    ? JSON.stringify([range.field, range.words])
    : `${range.field}:${range.from}:${range.to}`;

const isText = (value: unknown): value is string => typeof value === 'string';

const readWords = (text: string): Range[] => {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read)) return [];
    const [field, words]: unknown[] = read;
    return isText(field) && Array.isArray(words) && words.every(isText)
      ? [{ field, words }]
      : [];
  } catch {
    return [];
  }
};

/** The ranges of an address; what is none is left out. */
export const readRanges = (texts: readonly string[]): Range[] =>
  texts.flatMap(text => {
    if (text.startsWith('[')) return readWords(text);
    const [, field, from, to] = /^(.+):([^:]+):([^:]+)$/s.exec(text) ?? [];
    const range = { field, from: Number(from), to: Number(to) };
    return field && Number.isFinite(range.from) && Number.isFinite(range.to)
      ? [range]
      : [];
  });

/** A stretch of an axis as a range: of words those that lie on it. */
export const rangeOn = (
  field: string,
  scale: Scale,
  [one, other]: readonly [number, number],
): Range => {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return scale.kind === 'words'
    ? {
        field,
        words: scale.words.filter((_, at) => from <= at && at <= to),
      }
    : { field, from, to };
};

/** Where a range lies on an axis: words may lie in several stretches, as others have come between them. */
export const stretchesOf = (
  range: Range,
  scale: Scale,
): [from: number, to: number][] => {
  if (!('words' in range)) return [[range.from, range.to]];
  if (scale.kind !== 'words') return [];
  const stretches: [number, number][] = [];
  scale.words.forEach((word, at) => {
    if (!range.words.includes(word)) return;
    const last = stretches[stretches.length - 1];
    if (last?.[1] === at - 1) last[1] = at;
    else stretches.push([at, at]);
  });
  return stretches;
};

const isWithin = (
  field: ComparedField,
  scale: Scale | undefined,
  range: Range,
  run: Run,
): boolean => {
  if ('words' in range) {
    const value = field.values.get(run.id);
    return value !== undefined && range.words.includes(String(value));
  }
  const place = scale && placeOf(field, scale, run);
  return place !== undefined && range.from <= place && place <= range.to;
};

/** The runs that lie in a range of every field that has one. */
export const runsWithin = (
  runs: readonly Run[],
  fields: readonly ComparedField[],
  ranges: readonly Range[],
): Run[] => {
  const tests = fields.flatMap(field => {
    const own = ranges.filter(range => range.field === field.id);
    return own.length > 0 ? [{ field, scale: scaleOf(field), own }] : [];
  });
  return runs.filter(run =>
    tests.every(({ field, scale, own }) =>
      own.some(range => isWithin(field, scale, range, run)),
    ),
  );
};
