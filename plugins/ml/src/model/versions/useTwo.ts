import { useCallback, useMemo } from 'react';
import { useView } from '../../design';

const MOST = 2;

/** Up to two chosen versions, in the address; a third takes the place of the one chosen first. */
export const useTwo = () => {
  const view = useView();
  const chosen = view.all('select');
  const key = chosen.join('\n');
  const ids = useMemo(() => key.split('\n').filter(Boolean), [key]);
  const { set } = view;
  const toggle = useCallback(
    (id: string) =>
      set(
        'select',
        ids.includes(id)
          ? ids.filter(one => one !== id)
          : [...ids, id].slice(-MOST),
        'quietly',
      ),
    [ids, set],
  );
  return { ids, toggle };
};
