import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  SignInPageBlueprint,
  ThemeBlueprint,
} from '@backstage/plugin-app-react';
import DarkIcon from '@material-ui/icons/Brightness2';
import LightIcon from '@material-ui/icons/WbSunny';
import { UnifiedThemeProvider } from '@backstage/theme';
import { oidcAuthApi } from './auth/oidcAuth';
import { layout } from './navigation/Layout';
import { Navigation } from './navigation/Navigation';
import { darkTheme, lightTheme } from './theme/themes';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./auth/SignInPage').then(m => m.SignInPage),
  },
});

const navigation = NavContentBlueprint.make({
  params: { component: Navigation },
});

const light = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <LightIcon />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={lightTheme} themeName="slipway">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

const dark = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <DarkIcon />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={darkTheme} themeName="slipway">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

/** The portal's own frame: sign-in, navigation, layout and themes. */
export const shell = createFrontendModule({
  pluginId: 'app',
  extensions: [oidcAuthApi, signInPage, navigation, layout, light, dark],
});
