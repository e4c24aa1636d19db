import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';

const KINDS = ['MLModel', 'FeatureSet', 'MLPipeline'];

/** How the overview of the portal's own kinds is laid out. */
export const overview = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    EntityContentLayoutBlueprint.make({
      name: 'ml',
      params: {
        filter: ({ kind }) => KINDS.includes(kind),
        loader: () => import('./OverviewLayout').then(m => m.OverviewLayout),
      },
    }),
  ],
});
