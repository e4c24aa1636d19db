import type { RunCurves } from '@slipway/plugin-ml-common';

/** Says of how many curves the source itself picked the values, which no thinning of ours can mend; else nothing. */
export const sampledNote = (
  curves: RunCurves['curves'],
): string | undefined => {
  const sampled = curves.filter(curve => curve.sampled).length;
  if (sampled === 0) return undefined;
  return `MLflow itself picked the values of ${
    sampled === 1 ? '1 curve' : `${sampled} curves`
  } evenly: a peak between them may be missing`;
};
