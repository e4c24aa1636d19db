import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { mlApiRef, type MlApi } from '../api';

/**
 * An act: `mutate(input)` does it, then everything live on screen is read again. The result is awaited before that, so
 * that the page shows the new state at once.
 */
export function useMlAct<I, R>(act: (api: MlApi, input: I) => Promise<R>) {
  const api = useApi(mlApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: I) => act(api, input),
    onSettled: () => client.invalidateQueries({ queryKey: ['ml', 'live'] }),
  });
}
