import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  IconBundleBlueprint,
  NavContentBlueprint,
  SignInPageBlueprint,
  ThemeBlueprint,
} from '@backstage/plugin-app-react';
import ModelIcon from '@material-ui/icons/BlurOn';
import DarkIcon from '@material-ui/icons/Brightness2';
import PipelineIcon from '@material-ui/icons/PlayCircleOutline';
import FeatureSetIcon from '@material-ui/icons/TableChartOutlined';
import LightIcon from '@material-ui/icons/WbSunny';
import { oidcAuthApi } from './auth/oidcAuth';
import { layout } from './navigation/Layout';
import { Navigation } from './navigation/Navigation';
import { pageFrame } from './navigation/PageFrame';
import { PortalTheme } from './theme/PortalTheme';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./auth/SignInPage').then(m => m.SignInPage),
  },
});

const navigation = NavContentBlueprint.make({
  params: { component: Navigation },
});

const icons = IconBundleBlueprint.make({
  name: 'kinds',
  params: {
    icons: {
      'kind:mlmodel': <ModelIcon fontSize="inherit" />,
      'kind:featureset': <FeatureSetIcon fontSize="inherit" />,
      'kind:mlpipeline': <PipelineIcon fontSize="inherit" />,
    },
  },
});

const light = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <LightIcon />,
      Provider: PortalTheme,
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
      Provider: PortalTheme,
    },
  },
});

/** The portal's own frame: sign-in, navigation, layout and themes. */
export const shell = createFrontendModule({
  pluginId: 'app',
  extensions: [
    oidcAuthApi,
    signInPage,
    navigation,
    layout,
    pageFrame,
    icons,
    light,
    dark,
  ],
});
