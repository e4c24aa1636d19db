import { useView } from '../useView';
import type { Column } from './columns';

/**
 * Which of a table's columns are shown: the address says it. Where it says nothing, those named `first`, or all.
 */
export const useColumns = <R>(
  all: Column<R>[],
  first: (column: Column<R>) => boolean = () => true,
) => {
  const view = useView();
  const chosen = view.all('column');
  const columns = all.filter(column =>
    chosen.length > 0 ? chosen.includes(column.id) : first(column),
  );
  const shown = all.filter(column => column.names || columns.includes(column));
  return {
    all,
    columns: shown,
    chooser: {
      columns: all,
      shown: shown.map(({ id }) => id),
      onChange: (ids: string[]) => view.set('column', ids, 'quietly'),
    },
  };
};
