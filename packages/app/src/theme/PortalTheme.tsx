import { UnifiedThemeProvider } from '@backstage/theme';
import { StylesProvider } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';
import { sheets, useSheetsOf } from './sheets';
import { darkTheme, lightTheme } from './themes';
import { useThemeMode } from './useThemeMode';

const themes = { light: lightTheme, dark: darkTheme };

/**
 * The provider of both themes. As it is the same for both, a page stays as it is when they change, also by the hour of the
 * day: nothing that was typed or opened is lost.
 */
export const PortalTheme = ({ children }: PropsWithChildren<{}>) => {
  const mode = useThemeMode();
  useSheetsOf(mode);
  return (
    <StylesProvider sheetsRegistry={sheets[mode]}>
      <UnifiedThemeProvider theme={themes[mode]} themeName="slipway">
        {children}
      </UnifiedThemeProvider>
    </StylesProvider>
  );
};
