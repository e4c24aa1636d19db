import {
  createUnifiedTheme,
  genPageTheme,
  palettes as backstagePalettes,
} from '@backstage/theme';
import { navigationColours, palettes } from '@slipway/plugin-ml';
import { components } from './components';

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const heading = (fontSize: string) => ({
  fontSize,
  fontWeight: 650,
  marginBottom: 8,
});

const themeOf = (mode: 'light' | 'dark') => {
  const palette = palettes[mode];
  const onPrimary = mode === 'light' ? '#FFFFFF' : '#0B2239';
  return createUnifiedTheme({
    fontFamily,
    typography: {
      htmlFontSize: 16,
      fontFamily,
      h1: heading('1.5rem'),
      h2: heading('1.375rem'),
      h3: heading('1.25rem'),
      h4: heading('1.125rem'),
      h5: heading('1rem'),
      h6: heading('0.9375rem'),
    },
    palette: {
      ...backstagePalettes[mode],
      mode,
      type: mode,
      background: { default: palette.ground, paper: palette.paper },
      primary: { main: palette.primary, contrastText: onPrimary },
      secondary: { main: palette.unknown },
      error: { main: palette.failing },
      warning: { main: palette.degraded },
      success: { main: palette.healthy },
      info: { main: palette.primary },
      text: { primary: palette.ink, secondary: palette.unknown },
      divider: palette.border,
      border: palette.border,
      textContrast: palette.ink,
      textSubtle: palette.unknown,
      textVerySubtle: palette.border,
      link: palette.primary,
      linkHover: palette.primary,
      errorText: palette.failing,
      warningText: palette.degraded,
      infoText: palette.primary,
      errorBackground: palette.paper,
      warningBackground: palette.paper,
      infoBackground: palette.paper,
      status: {
        ok: palette.healthy,
        warning: palette.degraded,
        error: palette.failing,
        running: palette.primary,
        pending: palette.degraded,
        aborted: palette.unknown,
      },
      navigation: {
        background: navigationColours.ground,
        indicator: navigationColours.selected,
        color: navigationColours.item,
        selectedColor: navigationColours.selected,
      },
      tabbar: { indicator: palette.primary },
    },
    defaultPageTheme: 'home',
    pageTheme: {
      home: genPageTheme({
        colors: [palette.ground, palette.ground],
        shape: 'none',
        options: { fontColor: palette.ink },
      }),
    },
    components: components(palette),
  });
};

/** The portal by day. */
export const lightTheme = themeOf('light');

/** The portal by night. */
export const darkTheme = themeOf('dark');
