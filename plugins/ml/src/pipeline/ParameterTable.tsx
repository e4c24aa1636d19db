import { DataTable, Empty, monospace, type Column } from '../design';
import { parametersOf, type Parameter } from './parameters';

const columns: Column<Parameter>[] = [
  {
    id: 'name',
    title: 'Parameter',
    names: true,
    text: row => row.name,
    cell: row => (
      <code style={{ fontFamily: monospace }}>
        {row.name}
        {row.required ? ' *' : ''}
      </code>
    ),
  },
  { id: 'type', title: 'Type', text: row => row.type, cell: row => row.type },
  {
    id: 'default',
    title: 'Default',
    text: row => row.default,
    cell: row => (
      <code style={{ fontFamily: monospace }}>{row.default ?? '–'}</code>
    ),
  },
  {
    id: 'rule',
    title: 'Must be',
    text: row => row.rule,
    cell: row => row.rule || '–',
  },
  {
    id: 'about',
    title: 'What it is',
    text: row => row.description,
    cell: row => row.description ?? '–',
  },
];

const schema = `spec:
  parameters:
    type: object
    properties:
      epochs: { type: integer, minimum: 1, default: 5 }
`;

/** What a launch of the pipeline can be given. */
export const ParameterTable = ({
  parameters,
}: {
  /** JSON Schema. */
  parameters: Record<string, unknown>;
}) => {
  const rows = parametersOf(parameters);
  return rows.length > 0 ? (
    <DataTable
      label="Parameters"
      columns={columns}
      rows={rows}
      rowKey={row => row.name}
    />
  ) : (
    <div style={{ padding: '0 16px 16px' }}>
      <Empty
        title="This pipeline takes no parameters."
        detail="A JSON Schema in its entity makes a form of them."
        snippet={schema}
      />
    </div>
  );
};
