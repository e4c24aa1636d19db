import { CatalogIcon, Content } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  Router as SearchInAddress,
  SearchType,
} from '@backstage/plugin-search';
import {
  SearchBar,
  SearchFilter,
  SearchPagination,
  SearchResultPager,
} from '@backstage/plugin-search-react';
import Paper from '@material-ui/core/Paper';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { ComponentProps, ComponentType, PropsWithChildren } from 'react';
import { Route, Routes } from 'react-router-dom';
import { Results, type ResultItem } from './Results';

const useStyles = makeStyles(theme => ({
  page: {
    display: 'grid',
    gap: theme.spacing(2, 3),
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 3fr)',
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  bar: { gridColumn: '1 / -1' },
  summary: { padding: theme.spacing(0.5, 0), cursor: 'pointer' },
  filters: { padding: theme.spacing(2), marginTop: theme.spacing(2) },
  filter: { '& + &': { marginTop: theme.spacing(2.5) } },
}));

type Types = ComponentProps<typeof SearchType.Accordion>['types'];

/** What other plugins bring to the page. */
type Brought = {
  /** How a result of theirs is drawn. */
  items: ResultItem[];
  types: Types;
  filters: ComponentType<{ className: string }>[];
};

const catalogType = {
  value: 'software-catalog',
  name: 'Software Catalog',
  icon: <CatalogIcon />,
};

/** What narrows the results; folded up where it would push them off the screen. */
const Narrowing = ({ children }: PropsWithChildren<{}>) => {
  const classes = useStyles();
  const isNarrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  return isNarrow ? (
    <details>
      <summary className={classes.summary}>Narrow the results</summary>
      {children}
    </details>
  ) : (
    <div>{children}</div>
  );
};

const Parts = ({ items, types, filters }: Brought) => {
  const classes = useStyles();
  const catalog = useApi(catalogApiRef);
  const readKinds = async () => {
    const { facets } = await catalog.getEntityFacets({ facets: ['kind'] });
    return facets.kind
      .map(({ value }) => value)
      .sort((a, b) => a.localeCompare(b));
  };
  return (
    <Content>
      <div className={classes.page}>
        <div className={classes.bar}>
          <SearchBar debounceTime={100} />
        </div>
        <Narrowing>
          <SearchType.Accordion
            name="Result Type"
            showCounts
            types={[catalogType, ...types]}
          />
          <Paper className={classes.filters}>
            <SearchFilter.Select
              className={classes.filter}
              label="Kind"
              name="kind"
              values={readKinds}
            />
            <SearchFilter.Checkbox
              className={classes.filter}
              label="Lifecycle"
              name="lifecycle"
              values={['experimental', 'production']}
            />
            {filters.map((Filter, index) => (
              <Filter key={index} className={classes.filter} />
            ))}
          </Paper>
        </Narrowing>
        <div>
          <SearchPagination />
          <Results items={items} />
          <SearchResultPager />
        </div>
      </div>
    </Content>
  );
};

/** `/search`: the address holds what is searched for. */
export const SearchPage = (brought: Brought) => (
  <Routes>
    <Route element={<SearchInAddress />}>
      <Route path="*" element={<Parts {...brought} />} />
    </Route>
  </Routes>
);
