import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import type { HousekeepingPage as FirstPage } from '@slipway/plugin-ml-common';
import { useCallback, useEffect, useState } from 'react';
import {
  Filters,
  Page,
  Panel,
  PanelState,
  RelativeTime,
  SearchField,
  Skeleton,
  useView,
} from '../design';
import { AgeNotice } from '../fleet/AgeNotice';
import { OwnerChoice } from '../fleet/OwnerChoice';
import { RegistryChoice } from '../fleet/RegistryChoice';
import { every, useMlList, useMlQuery } from '../query';
import { fleetRouteRef } from '../routes';
import { FindingsTable } from './FindingsTable';
import {
  findingsQueryOf,
  isNarrowed,
  showAll,
  showProblem,
  sortingOf,
} from './findingsView';
import { RegistryNotices } from './RegistryNotices';
import { openingTab, problemTabs, tabOf } from './problems';

const useStyles = makeStyles(theme => ({
  tabs: { marginBottom: theme.spacing(2) },
  tab: { minWidth: 0 },
}));

const PAGE = 100;
/** Two looks of the portal were left out, in milliseconds. */
const OLD = 40 * 60_000;

/** `/ml/housekeeping`: models that nobody described, owns or uses, and entities that point at nothing or at the same thing. */
export const HousekeepingPage = () => {
  const classes = useStyles();
  const view = useView();
  const fleet = useRouteRef(fleetRouteRef);
  // Every answer counts all problems; while another tab is read, the tabs keep their counts.
  const [counts, setCounts] = useState<FirstPage>();
  const named = tabOf(view.one('problem'));
  const opening = counts && openingTab(counts);
  const tab = named ?? opening ?? problemTabs[0];
  const query = findingsQueryOf(view, tab.problem);
  const sources =
    useMlQuery({
      key: ['sources', ''],
      read: (api, signal) => api.getSources({ signal }),
      again: every.while,
    }).data?.items ?? [];
  const { read, rest } = useMlList({
    // The problem is the subject: a list of one is never shown as the list of another.
    key: ['housekeeping', tab.problem, query],
    limit: PAGE,
    read: (api, page, signal) =>
      api.getHousekeeping({ ...query, ...page }, { signal }),
    again: every.while,
  });
  const newest = read.data?.pages[0];
  if (newest && newest !== counts) setCounts(newest);
  const { set } = view;
  // From then on the address names it, so that the page stays there whatever is found later.
  useEffect(() => {
    if (!named && opening) set('problem', opening.problem, 'quietly');
  }, [named, opening, set]);
  const setText = useCallback(
    (typed: string) => set('text', typed, 'quietly'),
    [set],
  );
  return (
    <Page
      title="Housekeeping"
      above={fleet && <Link to={fleet()}>Models</Link>}
      facts={
        <>
          <span>What is out of order among the models, and how to mend it</span>
          {counts?.checkedAt ? (
            <span>
              Looked at <RelativeTime time={counts.checkedAt} />
            </span>
          ) : null}
        </>
      }
    >
      <Tabs
        className={classes.tabs}
        value={tab.problem}
        onChange={(_, next) => showProblem(view, next)}
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="auto"
        aria-label="Which problem"
      >
        {problemTabs.map(({ problem, label }) => {
          const count = counts?.counts[problem];
          return (
            <Tab
              key={problem}
              className={classes.tab}
              value={problem}
              label={
                count === undefined
                  ? label
                  : `${label} (${count.toLocaleString('en')})`
              }
            />
          );
        })}
      </Tabs>
      <Filters
        label="Filter the list"
        isNarrowed={isNarrowed(query)}
        onShowAll={() => showAll(view)}
      >
        <SearchField
          label="Find a model or an owner"
          text={query.text ?? ''}
          onChange={setText}
        />
        <OwnerChoice view={view} />
        <RegistryChoice view={view} sources={sources} />
      </Filters>
      <AgeNotice
        checkedAt={counts?.checkedAt}
        what="This list"
        oldAfter={OLD}
      />
      <RegistryNotices sources={sources} />
      <PanelState
        read={read}
        skeleton={
          <Panel title={`${tab.label} models`}>
            <Skeleton lines={6} height={48} />
          </Panel>
        }
      >
        {({ pages }) => (
          <FindingsTable
            key={tab.problem}
            tab={tab}
            pages={pages}
            rest={rest}
            isNarrowed={isNarrowed(query)}
            sorting={sortingOf(query)}
            onSort={({ column, order }) => view.setAll({ sort: column, order })}
            onMore={read.hasNextPage ? () => read.fetchNextPage() : undefined}
            loadingMore={read.isFetchingNextPage}
          />
        )}
      </PanelState>
    </Page>
  );
};
