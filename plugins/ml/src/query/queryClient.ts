import { ResponseError } from '@backstage/errors';
import { ApiBlueprint, createApiRef } from '@backstage/frontend-plugin-api';
import { QueryClient } from '@tanstack/react-query';

/** Was a reading refused, so that asking again is of no use? */
export const isRefusal = (error: Error) =>
  error instanceof ResponseError &&
  error.statusCode >= 400 &&
  error.statusCode < 500;

/** Utility API: what the pages know of the backend's answers, shared by all of them. */
export const queryClientApiRef = createApiRef<QueryClient>({
  id: 'plugin.ml.query-client',
});

/** A client that keeps the last answer on screen while it asks again, and does not repeat what was refused. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => !isRefusal(error) && failures < 2,
        refetchOnWindowFocus: true,
      },
    },
  });

/** Makes the shared client. */
export const queryClientApi = ApiBlueprint.make({
  name: 'query-client',
  params: defineParams =>
    defineParams({
      api: queryClientApiRef,
      deps: {},
      factory: createQueryClient,
    }),
});
