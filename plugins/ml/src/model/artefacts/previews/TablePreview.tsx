import type { ArtefactPreview } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import { DataTable, shownText, type Column } from '../../../design';

type Table = NonNullable<ArtefactPreview['table']>;
type Row = { key: string; cells: string[] };

const columnsOf = (columns: string[]): Column<Row>[] => [
  {
    id: 'row',
    title: 'Row',
    names: true,
    number: true,
    cell: row => row.key,
  },
  ...columns.map((title, index) => ({
    id: `column ${index}`,
    title: shownText(title) || `column ${index + 1}`,
    text: (row: Row) => row.cells[index],
    cell: (row: Row) => shownText(row.cells[index] ?? ''),
  })),
];

/** The head of a table. */
export const TablePreview = ({
  table,
  name,
}: {
  table: Table;
  name: string;
}) => {
  const columns = useMemo(() => columnsOf(table.columns), [table.columns]);
  const rows = useMemo(
    () => table.rows.map((cells, index) => ({ key: String(index + 1), cells })),
    [table.rows],
  );
  return (
    <DataTable
      label={`Head of ${name}`}
      columns={columns}
      rows={rows}
      rowKey={row => row.key}
    />
  );
};
