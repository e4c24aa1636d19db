import { useView, type Column } from '../design';

/** Which of a list's columns are shown: the address says it, and shows all where it says nothing. */
export const useColumns = <R>(all: Column<R>[]) => {
  const view = useView();
  const chosen = view.all('column');
  const columns = all.filter(
    ({ id, names }) => names || chosen.length === 0 || chosen.includes(id),
  );
  return {
    all,
    columns,
    chooser: {
      shown: columns.map(({ id }) => id),
      onChange: (shown: string[]) => view.set('column', shown),
    },
  };
};
