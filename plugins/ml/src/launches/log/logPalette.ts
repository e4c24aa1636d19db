import { usePalette } from '../../design/palette';
import type { LogColour } from './ansi';

/** A log's colours in the theme in use; each can be read on the log's ground. */
export const useLogPalette = (): Record<LogColour, string> => {
  const palette = usePalette();
  const dark = palette.ground === '#121A24';
  return {
    grey: palette.unknown,
    red: palette.failing,
    green: palette.healthy,
    yellow: palette.degraded,
    blue: palette.primary,
    magenta: dark ? '#E39BD0' : '#8E2A77',
    cyan: dark ? '#5CC8C8' : '#0B6A70',
  };
};
