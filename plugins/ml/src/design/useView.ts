import { useCallback, useMemo } from 'react';
import { useSearchParams } from '../navigation';

/** What the address says about the view, and how to change it. */
export type View = {
  one: (name: string) => string | undefined;
  all: (name: string) => string[];
  /** Sets one name; nothing or an empty list removes it. Without a new entry in the history. */
  set: (name: string, value: string | string[] | undefined) => void;
  /** Sets several names at once. */
  setAll: (values: Record<string, string | string[] | undefined>) => void;
};

/** The view lives in the address: copying it shows a colleague the same thing. */
export const useView = (): View => {
  const [search, setSearch] = useSearchParams();
  const setAll = useCallback(
    (values: Record<string, string | string[] | undefined>) =>
      setSearch(
        before => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            after.delete(name);
            for (const one of [value ?? []].flat())
              if (one !== '') after.append(name, one);
          }
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return useMemo(
    () => ({
      one: name => search.get(name) ?? undefined,
      all: name => search.getAll(name),
      set: (name, value) => setAll({ [name]: value }),
      setAll,
    }),
    [search, setAll],
  );
};
