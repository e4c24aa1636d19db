import type { Run } from '@slipway/plugin-ml-common';
import type { ComparedField } from '../fields/comparedFields';
import { placeOf, scaleOf } from '../fields/scales';

/** A stretch of an axis: runs outside are filtered out everywhere. Of words, their positions. */
export type Range = { field: string; from: number; to: number };

/** How a range stands in the address: `params.lr:0.001:0.01`. */
export const writeRange = ({ field, from, to }: Range): string =>
  `${field}:${from}:${to}`;

/** The ranges of an address; what is none is left out. */
export const readRanges = (texts: readonly string[]): Range[] =>
  texts.flatMap(text => {
    const [, field, from, to] = /^(.+):([^:]+):([^:]+)$/.exec(text) ?? [];
    const range = { field, from: Number(from), to: Number(to) };
    return field && Number.isFinite(range.from) && Number.isFinite(range.to)
      ? [range]
      : [];
  });

/** The runs that lie in a range of every axis that has one. */
export const runsWithin = (
  runs: readonly Run[],
  fields: readonly ComparedField[],
  ranges: readonly Range[],
): Run[] => {
  const tests = fields.flatMap(field => {
    const own = ranges.filter(range => range.field === field.id);
    const scale = own.length > 0 ? scaleOf(field) : undefined;
    return scale ? [{ field, scale, own }] : [];
  });
  return runs.filter(run =>
    tests.every(({ field, scale, own }) => {
      const place = placeOf(field, scale, run);
      return (
        place !== undefined &&
        own.some(({ from, to }) => from <= place && place <= to)
      );
    }),
  );
};
