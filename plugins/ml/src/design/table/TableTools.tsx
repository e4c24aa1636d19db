import Button from '@material-ui/core/Button';
import { ChooseByName } from '../find';
import type { Column } from './columns';
import { download, toCsv } from './csv';

/** Chooses which columns are shown. */
export function ColumnChooser<R>({
  columns,
  shown,
  onChange,
}: {
  columns: Column<R>[];
  /** Ids of the shown ones. */
  shown: string[];
  onChange: (shown: string[]) => void;
}) {
  return (
    <ChooseByName
      label="Columns"
      noun="column"
      options={columns.map(({ id, title, names }) => ({
        value: id,
        label: title,
        isFixed: names,
      }))}
      chosen={shown}
      onChange={onChange}
    />
  );
}

/** Hands what the table shows to the reader as a CSV file. */
export function CsvButton<R>({
  name,
  columns,
  rows,
}: {
  /** File name without its ending. */
  name: string;
  columns: Column<R>[];
  rows: R[];
}) {
  return (
    <Button
      size="small"
      disabled={rows.length === 0}
      onClick={() => download(`${name}.csv`, 'text/csv', toCsv(columns, rows))}
    >
      CSV
    </Button>
  );
}
