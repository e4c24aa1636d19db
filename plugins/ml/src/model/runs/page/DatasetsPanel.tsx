import type { DescribedDataset, RunDetail } from '@slipway/plugin-ml-common';
import {
  DataTable,
  Disclosure,
  Empty,
  Fact,
  Facts,
  Identifier,
  MetricValue,
  OutsideText,
  Panel,
  WebLink,
  isWebAddress,
  shownText,
  type Column,
} from '../../../design';
import { TextPreview } from '../../artefacts/previews/TextPreview';
import { MissingNotice } from './MissingNotice';

type SchemaColumn = NonNullable<DescribedDataset['columns']>[number];

const schemaColumns: Column<SchemaColumn>[] = [
  {
    id: 'name',
    title: 'Column',
    names: true,
    text: row => row.name,
    cell: row => <OutsideText text={row.name} code />,
  },
  {
    id: 'type',
    title: 'Type',
    text: row => row.type,
    cell: row => <OutsideText text={row.type} />,
  },
];

/** What a profile says, by name; a text that is no JSON object under one. */
const profileFacts = (profile: string): [string, unknown][] => {
  try {
    const parsed: unknown = JSON.parse(profile);
    if (typeof parsed === 'object' && parsed !== null) {
      return Object.entries(parsed)
        .slice(0, 50)
        .map(([key, value]) => [key.replace(/_/g, ' '), value]);
    }
  } catch {
    // Not JSON: shown as it is.
  }
  return [['profile', profile]];
};

/** Plain numbers and words; anything nested stays JSON. */
const ProfileValue = ({ value }: { value: unknown }) =>
  typeof value === 'number' ? (
    <MetricValue value={value} />
  ) : (
    <OutsideText
      text={typeof value === 'string' ? value : JSON.stringify(value)}
    />
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Where it came from: an address, or the first word of what MLflow keeps as JSON; of code, its file. */
const addressIn = (source: string): string => {
  try {
    const parsed: unknown = JSON.parse(source);
    if (!isRecord(parsed)) return source;
    const file = isRecord(parsed.tags) && parsed.tags['mlflow.source.name'];
    const address = [file, ...Object.values(parsed)].find(
      value => typeof value === 'string' && value,
    );
    return typeof address === 'string' ? address : source;
  } catch {
    // Not JSON.
    return source;
  }
};

const Dataset = ({ dataset }: { dataset: DescribedDataset }) => {
  const { columns = [], profile, schema, source } = dataset;
  return (
    <div>
      <h3 style={{ margin: '0 0 4px', fontSize: '0.9375rem' }}>
        <OutsideText text={dataset.name} />
      </h3>
      <Facts>
        <Fact name="Used for">
          {dataset.context && <OutsideText text={dataset.context} />}
        </Fact>
        <Fact name="Digest">
          <Identifier
            value={dataset.digest}
            what={`digest of ${dataset.name}`}
          />
        </Fact>
        <Fact name="Source">
          {source && (
            <WebLink address={addressIn(source)}>
              {isWebAddress(addressIn(source)) ? undefined : dataset.sourceType}
            </WebLink>
          )}
        </Fact>
        {profile
          ? profileFacts(profile).map(([name, value]) => (
              <Fact key={name} name={shownText(name)}>
                <ProfileValue value={value} />
              </Fact>
            ))
          : null}
      </Facts>
      <div style={{ height: 8 }} />
      {columns.length > 0 ? (
        <Disclosure summary={`Schema: ${columns.length} columns`}>
          <DataTable
            label={`Schema of ${dataset.name}`}
            columns={schemaColumns}
            rows={columns}
            rowKey={row => row.name}
          />
        </Disclosure>
      ) : null}
      {schema ? (
        <Disclosure summary="Schema">
          <TextPreview text={schema} name={`schema of ${dataset.name}`} />
        </Disclosure>
      ) : null}
    </div>
  );
};

/** The data that a run read: what for, digest, source, profile and schema of each. */
export const DatasetsPanel = ({ run }: { run: RunDetail }) => {
  // Without the source, what the index knows is still there.
  const datasets: DescribedDataset[] = run.missing
    ? run.datasets
    : run.describedDatasets;
  return (
    <Panel title="Data">
      <MissingNotice why={run.missing} what="Schema and profile" />
      {datasets.length > 0 ? (
        <div style={{ display: 'grid', gap: 16 }}>
          {datasets.map(dataset => (
            <Dataset
              key={`${dataset.context} ${dataset.name} ${dataset.digest}`}
              dataset={dataset}
            />
          ))}
        </div>
      ) : (
        <Empty
          title="The run did not log its data."
          detail="With it, a digest says whether two runs saw the same rows."
          snippet='mlflow.log_input(mlflow.data.from_pandas(frame, name="flights"), context="training")'
        />
      )}
    </Panel>
  );
};
