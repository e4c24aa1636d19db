import {
  createExtensionInput,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import searchPlugin from '@backstage/plugin-search/alpha';
import {
  SearchFilterBlueprint,
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import SearchIcon from '@material-ui/icons/Search';

const { item } = SearchResultListItemBlueprint.dataRefs;
const { resultType } = SearchFilterResultTypeBlueprint.dataRefs;
const { searchFilters } = SearchFilterBlueprint.dataRefs;

const searchPage = PageBlueprint.makeWithOverrides({
  inputs: {
    items: createExtensionInput([item]),
    resultTypes: createExtensionInput([resultType]),
    searchFilters: createExtensionInput([searchFilters]),
  },
  factory: (makePage, { inputs }) =>
    makePage({
      path: '/search',
      routeRef: searchPlugin.routes.root,
      title: 'Search',
      icon: <SearchIcon fontSize="inherit" />,
      loader: async () => {
        const { SearchPage } = await import('./SearchPage');
        return (
          <SearchPage
            items={inputs.items.map(input => input.get(item))}
            types={inputs.resultTypes.map(input => input.get(resultType))}
            filters={inputs.searchFilters.map(
              input => input.get(searchFilters).component,
            )}
          />
        );
      },
    }),
});

/** The portal's own search page: what is found is a list for screen readers too, and a failure can be tried again. */
export const search = createFrontendModule({
  pluginId: 'search',
  extensions: [searchPage],
});
