import { SheetsRegistry } from 'jss';
import { useLayoutEffect } from 'react';
import type { ThemeMode } from './useThemeMode';

/** The style sheets of Material UI 4 that were made for each theme and not let go yet. */
export const sheets: Record<ThemeMode, SheetsRegistry> = {
  light: new SheetsRegistry(),
  dark: new SheetsRegistry(),
};

/**
 * Takes the other theme's style sheets off the page. What React began to draw and gave up, as where something else had to
 * be loaded first, never lets go of its sheets: in both themes they have the same class names, and the later one won.
 */
export function useSheetsOf(mode: ThemeMode) {
  useLayoutEffect(() => {
    const other = sheets[mode === 'light' ? 'dark' : 'light'];
    other.registry.forEach(sheet => sheet.detach());
    sheets[mode].registry.forEach(sheet => sheet.attach());
  }, [mode]);
}
