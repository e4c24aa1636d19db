import type { GateOutcome } from '@slipway/plugin-ml-common';
import type { StateWords } from '../../launches/stateWords';

/** The words for what came out of a gate. Only `passed` is a pass. */
export const gateOutcomes: Record<GateOutcome, StateWords> = {
  pending: {
    label: 'Pending',
    meaning: 'Not yet evaluated.',
    tone: 'moving',
  },
  passed: {
    label: 'Passed',
    meaning: 'The rule holds; the evidence is kept.',
    tone: 'good',
  },
  failed: {
    label: 'Failed',
    meaning: 'The rule does not hold.',
    tone: 'bad',
  },
  too_little_data: {
    label: 'Too little data',
    meaning: 'There is not enough to judge by; that is not a pass.',
    tone: 'warning',
  },
  not_evaluated: {
    label: 'Not evaluated',
    meaning: 'It could not be evaluated; that is not a pass.',
    tone: 'off',
  },
};
