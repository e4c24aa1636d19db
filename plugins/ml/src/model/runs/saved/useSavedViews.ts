import {
  storageApiRef,
  useApi,
  type StorageApi,
} from '@backstage/frontend-plugin-api';
import type { JsonValue } from '@backstage/types';
import { useEffect, useMemo, useState } from 'react';

/** A view of the run table under a name: the part of the address that makes it. */
export type SavedView = { name: string; search: string };

/** The reader's own views of one model's runs, kept by the portal's user settings. */
export type SavedViews = {
  list: SavedView[];
  /** Why nothing can be changed now: what is kept is not known yet, or there is no room for more. */
  why?: string;
  /** Why the last change was not kept. */
  problem?: string;
  /** Saves under a new name, or over the view that has it. */
  save: (view: SavedView) => Promise<void>;
  /** Refuses a name that another view has. */
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

/** Where a model's views are kept, what is there, and the last change of it. */
type Kept = {
  bucket: StorageApi;
  key: string;
  /** Undefined until it is known. */
  list?: SavedView[];
  /** A change begins where the one before it has ended: two in a row must not undo each other. */
  before: Promise<void>;
};

const whyNot = (known: SavedView[] | undefined): string | undefined => {
  if (!known) return 'Your saved views are not read yet.';
  return known.length >= MOST
    ? `You have ${MOST} views, the most that are kept. Delete one to save another.`
    : undefined;
};

/** Reads and keeps the reader's views of a model's runs; they follow the reader from browser to browser. */
export const useSavedViews = (model: string): SavedViews => {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  // Undefined until it is known: a change of an unknown list would take the place of all that is in it.
  const [known, setKnown] = useState<SavedView[]>();
  const kept = useMemo<Kept>(
    () => ({ key: model, bucket, before: Promise.resolve() }),
    [bucket, model],
  );
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const take = ({
      presence,
      value,
    }: {
      presence: 'unknown' | 'absent' | 'present';
      value?: JsonValue;
    }) => {
      kept.list = presence === 'unknown' ? undefined : viewsIn(value);
      setKnown(kept.list);
    };
    take(kept.bucket.snapshot<JsonValue>(kept.key));
    const subscription = kept.bucket
      .observe$<JsonValue>(kept.key)
      .subscribe(take);
    return () => subscription.unsubscribe();
  }, [kept]);

  const keep = (change: (list: SavedView[]) => SavedView[]) => {
    const write = async () => {
      const next = kept.list && change(kept.list);
      if (!next || next.length > MOST) return;
      try {
        await kept.bucket.set<JsonValue>(kept.key, next);
        kept.list = next;
        setKnown(next);
        setProblem(undefined);
      } catch (error) {
        setProblem(String(error));
      }
    };
    kept.before = kept.before.then(write);
    return kept.before;
  };
  return {
    list: known ?? [],
    why: whyNot(known),
    problem,
    save: view =>
      keep(list => [...list.filter(({ name }) => name !== view.name), view]),
    rename: async (from, to) => {
      if (from !== to && known?.some(({ name }) => name === to)) {
        setProblem(`Another view is called ‘${to}’.`);
        return;
      }
      await keep(list =>
        list.map(view => (view.name === from ? { ...view, name: to } : view)),
      );
    },
    remove: name => keep(list => list.filter(view => view.name !== name)),
  };
};
