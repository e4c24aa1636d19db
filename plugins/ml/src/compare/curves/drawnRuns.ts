import type { Run } from '@slipway/plugin-ml-common';
import type { ComparedField } from '../fields/comparedFields';

/** Runs whose curves are drawn at once, as the API takes them. */
export const MOST_CURVES = 100;

/** Says which of many runs are drawn; nothing where all are. */
export const drawnNote = (
  runs: number,
  main: ComparedField | undefined,
): string | undefined => {
  if (runs <= MOST_CURVES) return undefined;
  const others = main?.direction
    ? `the best by ${main.name}`
    : 'the first others';
  return `Of the chosen run and ${others}, ${MOST_CURVES} of ${runs}; keep fewer by a range to see the others`;
};

/**
 * The runs whose curves are drawn: all, or of many the chosen one and the best by the main metric; without a direction
 * the first.
 */
export const drawnRuns = (
  runs: readonly Run[],
  chosen: string | undefined,
  main: ComparedField | undefined,
): Run[] => {
  if (runs.length <= MOST_CURVES) return [...runs];
  const sign = { higher: -1, lower: 1 };
  const rank = ({ id }: Run): number => {
    const value = main?.values.get(id);
    return main?.direction &&
      typeof value === 'number' &&
      Number.isFinite(value)
      ? sign[main.direction] * value
      : Infinity;
  };
  const best = [...runs].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return (
      Number(b.id === chosen) - Number(a.id === chosen) ||
      (left === right ? 0 : left - right)
    );
  });
  const some = new Set(best.slice(0, MOST_CURVES));
  // In the order of the page, so that no line changes its place.
  return runs.filter(run => some.has(run));
};
