import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Empty,
  Page,
  Panel,
  PanelState,
  RelativeTime,
  Skeleton,
  useView,
} from '../design';
import { every, useMlList } from '../query';
import { housekeepingRouteRef } from '../routes';
import { AgeNotice } from './AgeNotice';
import { AttentionStrip } from './AttentionStrip';
import { FilterBar } from './FilterBar';
import { FleetTable } from './FleetTable';
import { fleetQueryOf, isNarrowed } from './fleetView';
import { SourceNotices } from './SourceNotices';

const PAGE = 100;

const firstModel = `apiVersion: slipway.dev/v1alpha1
kind: MLModel
metadata:
  name: my-model
  description: What it predicts, in a sentence
spec:
  type: classifier
  lifecycle: experimental
  owner: group:default/my-team
  tier: 4
  registry: { instance: default, model: my-model }
  experiments: [my-model]
`;

const loading = (
  <Panel title="Models">
    <Skeleton lines={6} height={56} />
  </Panel>
);

/** `/ml`: every model, what needs attention first. The address holds the view. */
export const FleetPage = () => {
  const view = useView();
  const housekeeping = useRouteRef(housekeepingRouteRef);
  const query = fleetQueryOf(view);
  const { read, rest } = useMlList({
    key: ['fleet', '', query],
    limit: PAGE,
    read: (api, page, signal) =>
      api.getFleet({ ...query, ...page }, { signal }),
    again: every.while,
  });
  const first = read.data?.pages[0];
  return (
    <Page
      title="Models"
      facts={
        <>
          <span>
            Every model, who owns it, what serves and how healthy it is
          </span>
          {first?.checkedAt ? (
            <span>
              Looked at <RelativeTime time={first.checkedAt} />
            </span>
          ) : null}
        </>
      }
      acts={
        housekeeping && (
          <LinkButton to={housekeeping()} variant="outlined">
            Housekeeping
          </LinkButton>
        )
      }
    >
      <AttentionStrip
        fleet={first}
        chosen={query.attention}
        onChoose={attention => view.set('attention', attention)}
      />
      <FilterBar view={view} query={query} sources={first?.sources ?? []} />
      <AgeNotice checkedAt={first?.checkedAt} what="The list of models" />
      <SourceNotices sources={first?.sources ?? []} />
      <PanelState read={read} skeleton={loading}>
        {({ pages }) =>
          pages[0].items.length > 0 ? (
            <FleetTable
              pages={pages}
              rest={rest}
              view={view}
              query={query}
              onMore={read.hasNextPage ? () => read.fetchNextPage() : undefined}
              loadingMore={read.isFetchingNextPage}
            />
          ) : (
            <Panel title="No models">
              {isNarrowed(query) ? (
                <Empty
                  title="No model fits this filter."
                  detail="Take something away from the filter, or show all."
                />
              ) : (
                <Empty
                  title="No model is in the catalog yet."
                  detail="Commit this as catalog-info.yaml to the model's repository and register it, or start a repository with Create."
                  snippet={firstModel}
                />
              )}
            </Panel>
          )
        }
      </PanelState>
    </Page>
  );
};
