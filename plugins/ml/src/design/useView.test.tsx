import { act, renderHook } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { useLocation, useNavigate } from '../navigation';
import { useView } from './useView';

const started = (address: string) => {
  const { result } = renderHook(
    () => ({
      view: useView(),
      search: useLocation().search,
      navigate: useNavigate(),
    }),
    {
      wrapper: ({ children }) => (
        <MemoryRouter initialEntries={['/elsewhere', address]} initialIndex={1}>
          {children}
        </MemoryRouter>
      ),
    },
  );
  return {
    search: () => result.current.search,
    set: (...change: Parameters<ReturnType<typeof useView>['set']>) =>
      act(() => result.current.view.set(...change)),
    back: () => act(() => result.current.navigate(-1)),
  };
};

describe('the view in the address', () => {
  it('is undone by Back, change by change', () => {
    const { search, set, back } = started('/here?sort=name');
    set('filter', 'a');
    set('sort', undefined);
    expect(search()).toBe('?filter=a');
    back();
    expect(search()).toBe('?sort=name&filter=a');
    back();
    expect(search()).toBe('?sort=name');
  });

  it('changes quietly where Back should pass over it', () => {
    const { search, set, back } = started('/here');
    set('filter', 'a');
    set('runs', ['x', 'y'], 'quietly');
    expect(search()).toBe('?filter=a&runs=x&runs=y');
    back();
    expect(search()).toBe('');
  });

  it('has no entry for what changes nothing', () => {
    const { search, set, back } = started('/here?filter=a&which=all');
    set('filter', 'a');
    set('sort', []);
    back();
    expect(search()).toBe('');
  });
});
