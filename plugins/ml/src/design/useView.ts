import { useCallback, useMemo } from 'react';
import { useSearchParams } from '../navigation';

type Value = string | string[] | undefined;

/**
 * How a change enters the browser's history: by itself, so that Back undoes it, or `quietly`, in place of the view
 * before: what is typed, ticked or opened on the way.
 */
export type ViewChange = 'quietly';

/** What the address says about the view, and how to change it. */
export type View = {
  one: (name: string) => string | undefined;
  all: (name: string) => string[];
  /** Sets one name; nothing or an empty list removes it. */
  set: (name: string, value: Value, how?: ViewChange) => void;
  /** Sets several names at once. */
  setAll: (values: Record<string, Value>, how?: ViewChange) => void;
};

const isSame = (before: string[], after: string[]) =>
  before.length === after.length &&
  before.every((one, index) => one === after[index]);

/** The view lives in the address: copying it shows a colleague the same thing, and Back shows the view before. */
export const useView = (): View => {
  const [search, setSearch] = useSearchParams();
  const setAll = useCallback(
    (values: Record<string, Value>, how?: ViewChange) => {
      const after = new URLSearchParams(search);
      let isAnother = false;
      for (const [name, value] of Object.entries(values)) {
        const next = [value ?? []].flat().filter(one => one !== '');
        if (isSame(search.getAll(name), next)) continue;
        isAnother = true;
        after.delete(name);
        for (const one of next) after.append(name, one);
      }
      if (isAnother) setSearch(after, { replace: how === 'quietly' });
    },
    [search, setSearch],
  );
  return useMemo(
    () => ({
      one: name => search.get(name) ?? undefined,
      all: name => search.getAll(name),
      set: (name, value, how) => setAll({ [name]: value }, how),
      setAll,
    }),
    [search, setAll],
  );
};
