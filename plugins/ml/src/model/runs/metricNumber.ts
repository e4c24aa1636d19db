import type { Run } from '@slipway/plugin-ml-common';

/** A metric's value as a number; JSON has no NaN and no infinity, so that these come as words. */
export const metricNumber = ({
  value,
  text,
}: Pick<Run['metrics'][number], 'value' | 'text'>): number =>
  value ?? Number(text ?? NaN);
