import { appThemeApiRef, useApi } from '@backstage/frontend-plugin-api';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useSyncExternalStore } from 'react';

/** Which of the portal's two themes; also their ids. */
export type ThemeMode = 'light' | 'dark';

/** The theme that the person chose, or else the one that the system prefers at the moment. */
export function useThemeMode(): ThemeMode {
  const themes = useApi(appThemeApiRef);
  const chosen = useSyncExternalStore(
    changed => {
      const subscription = themes.activeThemeId$().subscribe(changed);
      return () => subscription.unsubscribe();
    },
    () => themes.getActiveThemeId(),
  );
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', {
    noSsr: true,
  });
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return prefersDark ? 'dark' : 'light';
}
