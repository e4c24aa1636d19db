import { ChooseByName } from '../find';
import type { Column } from './columns';

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
