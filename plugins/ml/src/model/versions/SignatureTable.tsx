import type { VersionDetail } from '@slipway/plugin-ml-common';
import { DataTable, monospace, type Column } from '../../design';

type Field = {
  key: string;
  side: string;
  name: string;
  type: string;
  required: string;
};

const said = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value) ?? '';

const fields = (
  side: string,
  described: { [key: string]: unknown }[] = [],
): Field[] =>
  described.map((field, index) => ({
    key: `${side} ${index}`,
    side,
    name: field.name === undefined ? `column ${index + 1}` : said(field.name),
    type: said(field['tensor-spec'] ?? field.type),
    required: field.required === false ? 'optional' : 'required',
  }));

const columns: Column<Field>[] = [
  {
    id: 'name',
    title: 'Name',
    names: true,
    text: row => row.name,
    cell: row => <code style={{ fontFamily: monospace }}>{row.name}</code>,
  },
  { id: 'side', title: 'Side', text: r => r.side, cell: r => r.side },
  { id: 'type', title: 'Type', text: r => r.type, cell: r => r.type },
  {
    id: 'required',
    title: 'Needed',
    text: r => r.required,
    cell: r => (r.side === 'input' ? r.required : ''),
  },
];

/** What a version takes and what it answers. */
export const SignatureTable = ({
  signature,
}: {
  signature: NonNullable<VersionDetail['signature']>;
}) => (
  <DataTable
    label="Signature"
    columns={columns}
    rows={[
      ...fields('input', signature.inputs),
      ...fields('output', signature.outputs),
    ]}
    rowKey={row => row.key}
  />
);
