import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { JsonValue } from '@backstage/types';
import { useEffect, useMemo, useState } from 'react';

/** A view of the run table under a name: the part of the address that makes it. */
export type SavedView = { name: string; search: string };

/** The reader's own views of one model's runs, kept by the portal's user settings. */
export type SavedViews = {
  list: SavedView[];
  /** Saves under a new name, or over the view that has it. */
  save: (view: SavedView) => Promise<void>;
  rename: (from: string, to: string) => Promise<void>;
  remove: (name: string) => Promise<void>;
};

const BUCKET = 'slipway.run-views';
const MOST = 50;

const isView = (value: JsonValue | undefined): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof value.name === 'string' &&
  typeof value.search === 'string';

/** What was stored, or nothing where it is no list of views. */
const viewsIn = (value: JsonValue | undefined): SavedView[] =>
  Array.isArray(value) ? value.filter(isView) : [];

/** Reads and keeps the reader's views of a model's runs; they follow the reader from browser to browser. */
export const useSavedViews = (model: string): SavedViews => {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const [list, setList] = useState<SavedView[]>([]);
  useEffect(() => {
    setList(viewsIn(bucket.snapshot<JsonValue>(model).value));
    const subscription = bucket
      .observe$<JsonValue>(model)
      .subscribe(({ value }) => setList(viewsIn(value)));
    return () => subscription.unsubscribe();
  }, [bucket, model]);
  const keep = async (next: SavedView[]) => {
    setList(next);
    await bucket.set<JsonValue>(model, next.slice(0, MOST));
  };
  return {
    list,
    save: view =>
      keep([...list.filter(({ name }) => name !== view.name), view]),
    rename: (from, to) =>
      keep(
        list
          .filter(({ name }) => name !== to || name === from)
          .map(view => (view.name === from ? { ...view, name: to } : view)),
      ),
    remove: name => keep(list.filter(view => view.name !== name)),
  };
};
