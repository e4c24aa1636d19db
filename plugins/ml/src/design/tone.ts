import type { Palette } from './palette';

/**
 * What a state means for the reader, whatever it is called: `good`, `warning` (worse than promised), `bad`, `waiting`
 * (for a person or a resource), `moving` (by itself) or `off` (ended, unknown, does not apply).
 */
export type Tone = 'good' | 'warning' | 'bad' | 'waiting' | 'moving' | 'off';

/** The colour of a tone. */
export const toneColour = (tone: Tone, palette: Palette): string =>
  ({
    good: palette.healthy,
    warning: palette.degraded,
    bad: palette.failing,
    waiting: palette.degraded,
    moving: palette.primary,
    off: palette.unknown,
  }[tone]);
