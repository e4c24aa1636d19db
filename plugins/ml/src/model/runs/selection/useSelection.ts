import { useCallback, useMemo, useRef } from 'react';
import { useView } from '../../../design';
import { MOST_RUNS, readRunList, writeRunList } from './runList';

/** Which runs are selected. It is in the address, so it survives paging, filters and a reload. */
export type Selection = {
  ids: string[];
  has: (id: string) => boolean;
  /** Selects or lets go. With `range`, all between this run and the last one that was touched, in the order shown. */
  toggle: (id: string, range: boolean) => void;
  /** Selects all of these, or lets all of them go. */
  setAll: (ids: string[], selected: boolean) => void;
  clear: () => void;
};

const between = (shown: string[], from: string, to: string): string[] => {
  const [a, b] = [shown.indexOf(from), shown.indexOf(to)];
  return a < 0 || b < 0
    ? [to]
    : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
};

/** The selection among the runs that are shown. */
export const useSelection = (shown: string[]): Selection => {
  const view = useView();
  const text = view.one('runs');
  const ids = useMemo(() => readRunList(text), [text]);
  const known = useMemo(() => new Set(ids), [ids]);
  const touched = useRef<string>();
  const { set } = view;
  const setAll = useCallback(
    (some: string[], selected: boolean) => {
      const others = ids.filter(id => !some.includes(id));
      const next = selected
        ? [...ids, ...some.filter(id => !known.has(id))].slice(0, MOST_RUNS)
        : others;
      set('runs', writeRunList(next), 'quietly');
    },
    [ids, known, set],
  );
  return {
    ids,
    has: id => known.has(id),
    toggle: (id, range) => {
      const some =
        range && touched.current ? between(shown, touched.current, id) : [id];
      touched.current = id;
      setAll(some, !known.has(id));
    },
    setAll,
    clear: () => set('runs', undefined, 'quietly'),
  };
};
