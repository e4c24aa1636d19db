import type { ObservationKind } from '@slipway/plugin-ml-common';

/** What a kind of observation is about, in words that follow its name. */
export const kindWords: Record<ObservationKind, string> = {
  'data-drift': 'drift',
  'prediction-drift': 'drift of the prediction',
  performance: 'performance',
  freshness: 'freshness',
  sli: 'service level',
};
