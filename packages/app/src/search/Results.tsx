import {
  DefaultResultListItem,
  SearchResultState,
  useSearch,
} from '@backstage/plugin-search-react';
import type { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { EmptyState, Progress } from '@backstage/core-components';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import { FailureNotice } from '@slipway/plugin-ml';

/** How one kind of result is drawn. */
export type ResultItem =
  (typeof SearchResultListItemBlueprint.dataRefs.item)['T'];

const Failed = ({ error }: { error: Error }) => {
  const { filters, setFilters } = useSearch();
  // The same filter as a new value: it is asked for again.
  return (
    <FailureNotice error={error} retry={() => setFilters({ ...filters })} />
  );
};

/** What was found, as a list; or why nothing is there. */
export const Results = ({ items }: { items: ResultItem[] }) => (
  <SearchResultState>
    {({ loading, error, value }) => {
      if (error) return <Failed error={error} />;
      if (loading || !value) return <Progress />;
      if (value.results.length === 0)
        return (
          <EmptyState
            missing="data"
            title="Nothing was found."
            description="Try fewer or other words, or take a filter away."
          />
        );
      return (
        <List disablePadding>
          {value.results.map((result, index) => {
            const { document, ...found } = result;
            const Item = items.find(({ predicate }) =>
              predicate?.(result),
            )?.component;
            return Item ? (
              <Item key={index} {...found} result={document} />
            ) : (
              <ListItem key={index} divider alignItems="flex-start">
                <DefaultResultListItem {...found} result={document} />
              </ListItem>
            );
          })}
        </List>
      );
    }}
  </SearchResultState>
);
