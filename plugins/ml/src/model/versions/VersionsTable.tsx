import type { Version } from '@slipway/plugin-ml-common';
import {
  ActButton,
  ColumnChooser,
  CsvButton,
  DataTable,
  Empty,
  Panel,
  PanelState,
  Skeleton,
  StaleNotice,
  useColumns,
} from '../../design';
import { useNavigate } from '../../navigation';
import { every, useMlPages } from '../../query';
import { useEntityPaths } from '../links';
import { usePromotionsOfModel } from './usePromotionsOfModel';
import { useTwo } from './useTwo';
import {
  isMetric,
  metricId,
  metricsOf,
  versionColumns,
} from './versionColumns';
import { useComparisonPath } from './versionPaths';

const KEY_METRICS = 3;

const registering = `import mlflow

mlflow.pytorch.log_model(
    model, name="model", registered_model_name="my-model"
)
`;

/** Which columns are there until the reader chooses: what says the same of every version is left out. */
const isShown = (
  id: string,
  rows: Version[],
  metrics: Set<string>,
): boolean => {
  if (isMetric(id)) return metrics.has(id);
  if (id === 'state')
    return rows.some(one => one.status !== 'ready' || one.deletedAt);
  if (id === 'stage') return rows.some(({ stage }) => stage !== undefined);
  return true;
};

/** Where a version stands in the list, which begins with the newest. */
const placeOf = (rows: Version[], version: string) =>
  rows.findIndex(row => row.version === version);

/** The versions of a model, newest first. */
export const VersionsTable = ({ model }: { model: string }) => {
  const navigate = useNavigate();
  const paths = useEntityPaths(model);
  const read = useMlPages({
    key: ['versions', model],
    read: (api, cursor, signal) =>
      api.getVersions(model, { limit: 50, cursor }, { signal }),
    again: every.while,
  });
  const pages = read.data?.pages ?? [];
  const rows = pages.flatMap(page => page.items);
  const metrics = metricsOf(rows);
  const first = new Set(metrics.slice(0, KEY_METRICS).map(metricId));
  const two = useTwo();
  const pathTo = useComparisonPath(model);
  const promotions = usePromotionsOfModel(model).data;
  const { chooser, columns } = useColumns(
    versionColumns({
      model,
      metrics,
      promotions,
      chosen: two.ids,
      onChoose: two.toggle,
    }),
    ({ id }) => isShown(id, rows, first),
  );
  // The older one stands left, as what was there before.
  const [left, right] = [...two.ids].sort(
    (a, b) => placeOf(rows, b) - placeOf(rows, a),
  );
  return (
    <Panel
      flush
      title="Versions"
      about="As the registry has them, newest first"
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
          <CsvButton name="versions" columns={columns} rows={rows} />
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
            {pages[0].freshness.state === 'stale' ? (
              <div style={{ padding: '0 16px 16px' }}>
                <StaleNotice freshness={pages[0].freshness} />
              </div>
            ) : null}
            {rows.length > 0 ? (
              <DataTable
                label="Versions"
                columns={columns}
                rows={rows}
                rowKey={row => row.version}
                onOpen={row => navigate(paths.version(row.version))}
                onSelect={row => two.toggle(row.version)}
                onMore={
                  read.hasNextPage ? () => read.fetchNextPage() : undefined
                }
                loadingMore={read.isFetchingNextPage}
              />
            ) : (
              <div style={{ padding: '0 16px 16px' }}>
                <Empty
                  title="No version is registered yet."
                  detail="A training run registers one when it logs its model under the name in spec.registry.model."
                  snippet={registering}
                />
              </div>
            )}
          </>
        )}
      </PanelState>
    </Panel>
  );
};
