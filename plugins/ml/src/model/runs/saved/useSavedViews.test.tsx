import {
  storageApiRef,
  type StorageApi,
  type StorageValueSnapshot,
} from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { JsonValue, Observable } from '@backstage/types';
import { act, renderHook, waitFor } from '@testing-library/react';
import { useSavedViews, type SavedView } from './useSavedViews';

const model = 'mlmodel:default/flight-delay';
const viewOf = (name: string): SavedView => ({ name, search: `sort=${name}` });

/** User settings of a portal: what is stored is known when the test says so, and a write may fail. */
const settings = (stored: SavedView[]) => {
  let tell: (() => void) | undefined;
  let kept: JsonValue = stored;
  const portal = { isDown: false };
  const storage: StorageApi = {
    forBucket: () => storage,
    snapshot: key => ({ key, presence: 'unknown' }),
    observe$: <T extends JsonValue>(key: string) => {
      const observable: Observable<StorageValueSnapshot<T>> = {
        [Symbol.observable]: () => observable,
        subscribe: (observer: unknown) => {
          tell = () => {
            const value: T = JSON.parse(JSON.stringify(kept));
            if (typeof observer === 'function')
              observer({ key, presence: 'present', value });
          };
          return { unsubscribe: () => {}, closed: false };
        },
      };
      return observable;
    },
    set: async (_, value) => {
      if (portal.isDown) throw new Error('the portal does not answer');
      kept = JSON.parse(JSON.stringify(value));
    },
    remove: async () => {},
  };
  const { result } = renderHook(() => useSavedViews(model), {
    wrapper: ({ children }) => (
      <TestApiProvider apis={[[storageApiRef, storage]]}>
        {children}
      </TestApiProvider>
    ),
  });
  return {
    result,
    portal,
    kept: () => kept,
    read: () => act(() => tell?.()),
  };
};

describe('saved views', () => {
  it('are not written over before they are known', async () => {
    const { result, kept, read } = settings([viewOf('old')]);
    expect(result.current.why).toMatch(/not read yet/);
    await act(() => result.current.save(viewOf('new')));
    expect(kept()).toEqual([viewOf('old')]);
    read();
    await waitFor(() => expect(result.current.why).toBeUndefined());
    await act(() => result.current.save(viewOf('new')));
    expect(kept()).toEqual([viewOf('old'), viewOf('new')]);
    expect(result.current.list).toEqual(kept());
  });

  it('say when there is no room for another, and lose none', async () => {
    const full = Array.from({ length: 50 }, (_, n) => viewOf(String(n)));
    const { result, kept, read } = settings(full);
    read();
    await waitFor(() => expect(result.current.why).toMatch(/50 views/));
    await act(() => result.current.save(viewOf('new')));
    expect(kept()).toEqual(full);
    await act(() => result.current.remove('7'));
    await act(() => result.current.save(viewOf('new')));
    expect(kept()).toHaveLength(50);
    expect(result.current.list.at(-1)).toEqual(viewOf('new'));
  });

  it('are not renamed to what another is called, so that none is lost', async () => {
    const { result, kept, read } = settings([viewOf('a'), viewOf('b')]);
    read();
    await act(() => result.current.rename('a', 'b'));
    expect(kept()).toEqual([viewOf('a'), viewOf('b')]);
    expect(result.current.problem).toMatch(/‘b’/);
    await act(() => result.current.rename('a', 'c'));
    expect(kept()).toEqual([{ ...viewOf('a'), name: 'c' }, viewOf('b')]);
    expect(result.current.problem).toBeUndefined();
  });

  it('are all changed where the next change comes before the one before it is written', async () => {
    const { result, kept, read } = settings(['a', 'b', 'c'].map(viewOf));
    read();
    await act(() =>
      Promise.all([
        result.current.remove('a'),
        result.current.save(viewOf('d')),
        result.current.remove('b'),
      ]),
    );
    expect(kept()).toEqual(['c', 'd'].map(viewOf));
    expect(result.current.list).toEqual(kept());
  });

  it('do not look saved where the write failed', async () => {
    const { result, portal, read } = settings([]);
    read();
    portal.isDown = true;
    await act(() => result.current.save(viewOf('new')));
    expect(result.current.list).toEqual([]);
    expect(result.current.problem).toMatch(/does not answer/);
    portal.isDown = false;
    await act(() => result.current.save(viewOf('new')));
    expect(result.current.problem).toBeUndefined();
  });
});
