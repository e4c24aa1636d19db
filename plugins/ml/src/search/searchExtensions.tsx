import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import ModelsIcon from '@material-ui/icons/BlurOn';

/** How search shows what `@slipway/plugin-search-backend-module-ml` has indexed. */
export const searchExtensions = [
  SearchResultListItemBlueprint.make({
    params: {
      predicate: ({ type }) => type === 'ml',
      component: () => import('./MlResult').then(m => m.MlResult),
    },
  }),
  SearchFilterResultTypeBlueprint.make({
    name: 'ml',
    params: { value: 'ml', name: 'Models', icon: <ModelsIcon /> },
  }),
];
