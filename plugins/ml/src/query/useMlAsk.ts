import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation } from '@tanstack/react-query';
import { mlApiRef, type MlApi } from '../api';

/**
 * Something that is read once, each time the reader asks for it: `mutate(input)`. The answer is kept for nobody else,
 * and nothing on screen is read again.
 */
export function useMlAsk<I, R>(ask: (api: MlApi, input: I) => Promise<R>) {
  const api = useApi(mlApiRef);
  return useMutation({ mutationFn: (input: I) => ask(api, input) });
}
