import type {
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';
import CatalogIcon from '@material-ui/icons/AccountTreeOutlined';
import CreateIcon from '@material-ui/icons/AddBoxOutlined';
import ModelsIcon from '@material-ui/icons/BlurOn';
import HomeIcon from '@material-ui/icons/HomeOutlined';
import LaunchesIcon from '@material-ui/icons/PlayCircleOutline';
import DocsIcon from '@material-ui/icons/MenuBookOutlined';
import ServersIcon from '@material-ui/icons/DnsOutlined';
import NotificationsIcon from '@material-ui/icons/NotificationsNone';
import PromotionsIcon from '@material-ui/icons/PublishOutlined';
import SearchIcon from '@material-ui/icons/Search';
import SettingsIcon from '@material-ui/icons/SettingsOutlined';

/** A page that the navigation leads to. */
export type Destination = {
  href: string;
  word: string;
  icon: JSX.Element;
  id: string;
};

const pages: { id: string; word: string; icon: JSX.Element }[][] = [
  [
    { id: 'page:home', word: 'Home', icon: <HomeIcon /> },
    { id: 'page:ml', word: 'Models', icon: <ModelsIcon /> },
    { id: 'page:ml/promotions', word: 'Promotions', icon: <PromotionsIcon /> },
    { id: 'page:ml/launches', word: 'Launches', icon: <LaunchesIcon /> },
  ],
  [
    { id: 'page:catalog', word: 'Catalog', icon: <CatalogIcon /> },
    { id: 'page:scaffolder', word: 'Create', icon: <CreateIcon /> },
    { id: 'page:techdocs', word: 'Docs', icon: <DocsIcon /> },
    { id: 'page:search', word: 'Search', icon: <SearchIcon /> },
  ],
  [
    {
      id: 'page:notifications',
      word: 'Notifications',
      icon: <NotificationsIcon />,
    },
    { id: 'page:ml/servers', word: 'Servers', icon: <ServersIcon /> },
    { id: 'page:user-settings', word: 'Settings', icon: <SettingsIcon /> },
  ],
];

const isFound = (
  item: NavContentNavItem | undefined,
): item is NavContentNavItem => item !== undefined;

/** The pages that the portal has, in groups, in the order of daily use. */
export const destinations = (items: NavContentNavItems): Destination[][] => {
  const left = items.clone();
  return pages.map(group =>
    group.flatMap(({ id, word, icon }) =>
      [left.take(id)]
        .filter(isFound)
        .map(({ href }) => ({ id, word, icon, href })),
    ),
  );
};

/** The destination that the address lies in: the longest one that it starts with. */
export const currentDestination = (
  groups: Destination[][],
  pathname: string,
): string | undefined =>
  groups
    .flat()
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]?.id;
