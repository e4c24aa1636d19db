import type { Run } from '@slipway/plugin-ml-common';
import { drawnValue, type Axis } from '../fields/axes';

const channels = (hex: string): number[] =>
  [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));

/** The colour at `share` (0 to 1) of a ramp of colours like `#12AB34`. */
const colourAt = (ramp: readonly string[], share: number): string => {
  const place = share * (ramp.length - 1);
  const index = Math.min(Math.floor(place), ramp.length - 2);
  const [from, to] = [channels(ramp[index]), channels(ramp[index + 1])];
  const mixed = from.map((channel, at) =>
    Math.round(channel + (to[at] - channel) * (place - index)),
  );
  return `rgb(${mixed.join(', ')})`;
};

/**
 * A colour for each run by its rank on an axis, from the first colour for the lowest to the last for the highest. Ranks,
 * because one run that went wrong would take all the colours from the others. Undefined where a run has no value.
 */
export const colourByRank = (
  runs: readonly Run[],
  axis: Axis,
  ramp: readonly string[],
): (string | undefined)[] => {
  const values = runs.map(run => drawnValue(axis, run));
  const sorted = [
    ...new Set(values.flatMap(value => (value === null ? [] : value))),
  ].sort((a, b) => a - b);
  const ranks = new Map(sorted.map((value, rank) => [value, rank]));
  return values.map(value => {
    const rank = value === null ? undefined : ranks.get(value);
    return rank === undefined
      ? undefined
      : colourAt(ramp, rank / Math.max(1, sorted.length - 1));
  });
};
