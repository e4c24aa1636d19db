import { createApp } from '@backstage/frontend-defaults';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import appModuleUserSettings from '@backstage/plugin-app-module-user-settings';
import authPlugin from '@backstage/plugin-auth';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';
import homePlugin from '@backstage/plugin-home/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import mlPlugin from '@slipway/plugin-ml';
import { overview } from './catalog/overviewModule';
import { homeLayout } from './home/homeModule';
import { search } from './search/searchModule';
import { shell } from './shell';

/** The portal: the plugins it uses, and its own frame around them. */
export const app = createApp({
  // The order decides the order of cards and tabs: what the portal is about comes first.
  features: [
    mlPlugin,
    apiDocsPlugin,
    appModuleUserSettings,
    authPlugin,
    catalogPlugin,
    catalogGraphPlugin,
    catalogImportPlugin,
    homePlugin,
    notificationsPlugin,
    orgPlugin,
    scaffolderPlugin,
    searchPlugin,
    signalsPlugin,
    techdocsPlugin,
    userSettingsPlugin,
    shell,
    homeLayout,
    overview,
    search,
  ],
});
