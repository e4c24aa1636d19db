import { useEntity } from '@backstage/plugin-catalog-react';
import {
  isFeatureSet,
  type FeatureDescription,
} from '@slipway/plugin-ml-common';
import {
  DataTable,
  Empty,
  EntityLinks,
  Fact,
  Facts,
  monospace,
  Panel,
  type Column,
} from '../design';

const columns: Column<FeatureDescription>[] = [
  {
    id: 'name',
    title: 'Feature',
    names: true,
    text: row => row.name,
    cell: row => <code style={{ fontFamily: monospace }}>{row.name}</code>,
  },
  { id: 'type', title: 'Type', text: row => row.type, cell: row => row.type },
  {
    id: 'about',
    title: 'What it is',
    text: row => row.description,
    cell: row => row.description ?? '–',
  },
];

const describing = `spec:
  keys: [origin, time_hour]
  features:
    - { name: temp, type: double, description: Air temperature }
  sources: [resource:weather]
  freshness: { maxAge: PT24H }
`;

/** The features of a feature set, its keys, where they come from, and how fresh they are promised to be. */
export const SchemaCard = () => {
  const { entity } = useEntity();
  const spec = isFeatureSet(entity) ? entity.spec : undefined;
  const features = spec?.features ?? [];
  return (
    <Panel title="Schema">
      <Facts>
        <Fact name="Keys">{spec?.keys?.join(', ')}</Fact>
        <Fact name="Made from">
          {spec?.sources?.length ? (
            <EntityLinks entityRefs={spec.sources} />
          ) : null}
        </Fact>
        <Fact name="Store">
          {spec?.store &&
            [spec.store.type, spec.store.ref].filter(Boolean).join(': ')}
        </Fact>
        <Fact name="Promised age">{spec?.freshness?.maxAge}</Fact>
      </Facts>
      <div style={{ margin: '12px -16px -16px' }}>
        {features.length > 0 ? (
          <DataTable
            label="Features"
            columns={columns}
            rows={features}
            rowKey={row => row.name}
          />
        ) : (
          <div style={{ padding: '0 16px 16px' }}>
            <Empty
              title="The features are not described yet."
              snippet={describing}
            />
          </div>
        )}
      </div>
    </Panel>
  );
};
