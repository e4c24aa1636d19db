import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import HousekeepingIcon from '@material-ui/icons/PlaylistAddCheck';
import LaunchesIcon from '@material-ui/icons/PlayCircleOutline';
import ModelsIcon from '@material-ui/icons/BlurOn';
import PromotionsIcon from '@material-ui/icons/PublishOutlined';
import ServersIcon from '@material-ui/icons/DnsOutlined';
import { mlApi } from './api';
import { entityExtensions } from './entityExtensions';
import { homeExtensions } from './home/homeExtensions';
import { queryClientApi } from './query';
import { searchExtensions } from './search/searchExtensions';
import {
  compareRouteRef,
  fleetRouteRef,
  housekeepingRouteRef,
  launchesRouteRef,
  launchRouteRef,
  newLaunchRouteRef,
  promotionRouteRef,
  promotionsRouteRef,
  requestPromotionRouteRef,
  serversRouteRef,
} from './routes';

const fleetPage = PageBlueprint.make({
  params: {
    path: '/ml',
    title: 'Models',
    icon: <ModelsIcon fontSize="inherit" />,
    routeRef: fleetRouteRef,
    noHeader: true,
    loader: () => import('./fleet/FleetRoutes').then(m => <m.FleetRoutes />),
  },
});

const promotionsPage = PageBlueprint.make({
  name: 'promotions',
  params: {
    path: '/ml/promotions',
    title: 'Promotions',
    icon: <PromotionsIcon fontSize="inherit" />,
    routeRef: promotionsRouteRef,
    noHeader: true,
    loader: () =>
      import('./promotions/PromotionsRoutes').then(m => <m.PromotionsRoutes />),
  },
});

const launchesPage = PageBlueprint.make({
  name: 'launches',
  params: {
    path: '/ml/launches',
    title: 'Launches',
    icon: <LaunchesIcon fontSize="inherit" />,
    routeRef: launchesRouteRef,
    noHeader: true,
    loader: () =>
      import('./launches/LaunchesRoutes').then(m => <m.LaunchesRoutes />),
  },
});

const comparePage = PageBlueprint.make({
  name: 'compare',
  params: {
    path: '/ml/compare',
    title: 'Compare runs',
    routeRef: compareRouteRef,
    noHeader: true,
    loader: () =>
      import('./compare/CompareRoutes').then(m => <m.CompareRoutes />),
  },
});

const serversPage = PageBlueprint.make({
  name: 'servers',
  params: {
    path: '/ml/servers',
    title: 'Servers',
    icon: <ServersIcon fontSize="inherit" />,
    routeRef: serversRouteRef,
    noHeader: true,
    loader: () =>
      import('./servers/ServersRoutes').then(m => <m.ServersRoutes />),
  },
});

const housekeepingPage = PageBlueprint.make({
  name: 'housekeeping',
  params: {
    path: '/ml/housekeeping',
    title: 'Housekeeping',
    icon: <HousekeepingIcon fontSize="inherit" />,
    routeRef: housekeepingRouteRef,
    noHeader: true,
    loader: () =>
      import('./housekeeping/HousekeepingRoutes').then(m => (
        <m.HousekeepingRoutes />
      )),
  },
});

/** Slipway in a portal of the new frontend system. */
export const mlPlugin = createFrontendPlugin({
  pluginId: 'ml',
  title: 'Models',
  info: { packageJson: () => import('../package.json') },
  extensions: [
    mlApi,
    queryClientApi,
    fleetPage,
    promotionsPage,
    launchesPage,
    housekeepingPage,
    serversPage,
    comparePage,
    ...entityExtensions,
    ...homeExtensions,
    ...searchExtensions,
  ],
  routes: {
    fleet: fleetRouteRef,
    housekeeping: housekeepingRouteRef,
    promotions: promotionsRouteRef,
    promotion: promotionRouteRef,
    requestPromotion: requestPromotionRouteRef,
    launches: launchesRouteRef,
    launch: launchRouteRef,
    newLaunch: newLaunchRouteRef,
    servers: serversRouteRef,
    compare: compareRouteRef,
  },
});
