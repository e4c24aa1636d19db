import type { Version } from '@slipway/plugin-ml-common';
import {
  ActButton,
  ColumnChooser,
  CsvButton,
  DataTable,
  Panel,
  PanelState,
  Skeleton,
  sortingAfterClick,
  useColumns,
  useView,
} from '../../design';
import { useNavigate } from '../../navigation';
import { every, useMlList } from '../../query';
import { useEntityPaths } from '../links';
import { isFoundByTags } from '../tags';
import { useModel } from '../useModel';
import { usePromotionsOfModel } from './usePromotionsOfModel';
import { useSeenVersions } from './useSeenVersions';
import { useTwo } from './useTwo';
import {
  isMetric,
  metricId,
  metricKey,
  metricsOf,
  versionColumns,
} from './versionColumns';
import { VersionFilterBar } from './VersionFilterBar';
import { VersionNotices } from './VersionNotices';
import { useComparisonPath } from './versionPaths';
import { VersionsEmpty } from './VersionsEmpty';
import {
  isNarrowed,
  oldestFirst,
  saySorting,
  sortOf,
  versionsQueryOf,
  versionsViewOf,
} from './versionsView';

const PAGE = 50;
const KEY_METRICS = 3;

/**
 * Which columns are there until the reader chooses: what says the same of every version is left out, and tags where
 * they do not say why a version was found.
 */
const isShown = (
  id: string,
  rows: Version[],
  metrics: Set<string>,
  text = '',
): boolean => {
  if (isMetric(id)) return metrics.has(id);
  if (id === 'tags') return rows.some(({ tags }) => isFoundByTags(tags, text));
  if (id === 'state')
    return rows.some(one => one.status !== 'ready' || one.deletedAt);
  if (id === 'stage') return rows.some(({ stage }) => stage !== undefined);
  return true;
};

/** The versions of a model that the address asks for, the newest first where it says nothing. */
export const VersionsTable = ({ model }: { model: string }) => {
  const navigate = useNavigate();
  const paths = useEntityPaths(model);
  const view = useView();
  const shown = versionsViewOf(view);
  const { sorting } = shown;
  const query = versionsQueryOf(shown);
  const { read, rest } = useMlList({
    key: ['versions', model, query],
    limit: PAGE,
    read: (api, page, signal) =>
      api.getVersions(model, { ...query, ...page }, { signal }),
    again: every.while,
  });
  const pages = read.data?.pages ?? [];
  const rows = pages.flatMap(page => page.items);
  const isFixed = pages[0]?.fixedOrder !== undefined;
  const narrowed = isNarrowed(shown);
  // What the list is sorted by is shown, also where no row has it.
  const sorted = isMetric(sorting.column) ? [sorting.column] : [];
  const metrics = metricsOf(rows);
  const first = new Set([
    ...metrics.slice(0, KEY_METRICS).map(metricId),
    ...sorted,
  ]);
  const two = useTwo();
  const pathTo = useComparisonPath(model);
  const promotions = usePromotionsOfModel(model).data;
  const goneModel = useModel(model).data?.gone;
  const { chooser, columns } = useColumns(
    versionColumns({
      model,
      metrics: [...new Set([...metrics, ...sorted.map(metricKey)])],
      promotions,
      goneModel,
      chosen: two.ids,
      onChoose: two.toggle,
    }),
    ({ id }) => isShown(id, rows, first, shown.text),
  );
  const seen = useSeenVersions(rows);
  // The older one stands left, as what was there before.
  const [left, right] = oldestFirst(two.ids, seen);
  return (
    <>
      {isFixed ? null : <VersionFilterBar view={view} shown={shown} />}
      <Panel
        flush
        title="Versions"
        about={`As the registry has them, ${saySorting(sorting)}`}
        acts={
          <>
            <ActButton
              act={
                right
                  ? { allowed: true }
                  : {
                      allowed: false,
                      reason:
                        'Select two versions: by their boxes, or with Space.',
                    }
              }
              onClick={() => navigate(pathTo(left, right))}
            >
              Compare
            </ActButton>
            <ColumnChooser {...chooser} />
            <CsvButton
              name="versions"
              columns={columns}
              rows={rows}
              rest={rest}
            />
          </>
        }
      >
        <PanelState
          read={read}
          skeleton={
            <div style={{ padding: 16 }}>
              <Skeleton lines={5} height={28} />
            </div>
          }
        >
          {() => (
            <>
              <VersionNotices page={pages[0]} gone={goneModel} />
              {rows.length > 0 ? (
                <DataTable
                  label="Versions"
                  columns={columns}
                  rows={rows}
                  rowKey={row => row.version}
                  onOpen={row => navigate(paths.version(row.version))}
                  onSelect={row => two.toggle(row.version)}
                  sorting={sorting}
                  onSort={
                    isFixed
                      ? undefined
                      : column => {
                          const next = sortingAfterClick(column, sorting);
                          view.setAll({
                            sort: sortOf(next.column),
                            order: next.order,
                          });
                        }
                  }
                  onMore={
                    read.hasNextPage ? () => read.fetchNextPage() : undefined
                  }
                  loadingMore={read.isFetchingNextPage}
                />
              ) : (
                <VersionsEmpty
                  narrowed={narrowed}
                  isGone={goneModel !== undefined}
                />
              )}
            </>
          )}
        </PanelState>
      </Panel>
    </>
  );
};
