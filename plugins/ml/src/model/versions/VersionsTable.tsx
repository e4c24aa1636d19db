import {
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
import {
  isMetric,
  metricId,
  metricsOf,
  versionColumns,
} from './versionColumns';

const KEY_METRICS = 3;

const registering = `import mlflow

mlflow.pytorch.log_model(
    model, name="model", registered_model_name="my-model"
)
`;

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
  const { chooser, columns } = useColumns(
    versionColumns(model, metrics),
    ({ id }) => !isMetric(id) || first.has(id),
  );
  return (
    <Panel
      flush
      title="Versions"
      about="As the registry has them, newest first"
      acts={
        <>
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
