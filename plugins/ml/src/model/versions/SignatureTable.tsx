import { sayType, type VersionDetail } from '@slipway/plugin-ml-common';
import { DataTable, OutsideText, type Column } from '../../design';

type Signature = NonNullable<VersionDetail['signature']>;

type Field = {
  key: string;
  side: string;
  name: string;
  type: string;
  needed: string;
};

const said = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value) ?? '';

const neededOf = (side: string, field: { [key: string]: unknown }) => {
  if (side === 'parameter') return `default ${said(field.default ?? null)}`;
  if (side !== 'input') return '';
  return field.required === false ? 'optional' : 'required';
};

const fields = (side: string, described: Signature['inputs'] = []): Field[] =>
  described.map((field, index) => ({
    key: `${side} ${index}`,
    side,
    name: field.name === undefined ? `column ${index + 1}` : said(field.name),
    type: sayType(field),
    needed: neededOf(side, field),
  }));

const columns: Column<Field>[] = [
  {
    id: 'name',
    title: 'Name',
    names: true,
    text: row => row.name,
    cell: row => <OutsideText text={row.name} code />,
  },
  { id: 'side', title: 'Side', text: r => r.side, cell: r => r.side },
  {
    id: 'type',
    title: 'Type',
    text: r => r.type,
    cell: r => <OutsideText text={r.type} />,
  },
  {
    id: 'required',
    title: 'Needed',
    text: r => r.needed,
    cell: r => <OutsideText text={r.needed} />,
  },
];

/** Is there anything in it? */
export const hasFields = ({ inputs, outputs, params }: Signature): boolean =>
  [inputs, outputs, params].some(part => part?.length);

/** What a version takes, what it answers, and what a request may set. */
export const SignatureTable = ({ signature }: { signature: Signature }) => (
  <DataTable
    label="Signature"
    columns={columns}
    rows={[
      ...fields('input', signature.inputs),
      ...fields('output', signature.outputs),
      ...fields('parameter', signature.params),
    ]}
    rowKey={row => row.key}
  />
);
