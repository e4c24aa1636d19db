import type { LaunchesQuery, LogQuery } from '../queries';
import type * as Words from '../words';
import { part, toSearch } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** Launches: started, followed, stopped. */
export const launchCalls = (server: MlServer) => ({
  getLaunches(query?: LaunchesQuery, options?: MlCallOptions) {
    return server.get<Words.LaunchPage>(`/launches${toSearch(query)}`, options);
  },

  getLaunch(id: string, options?: MlCallOptions) {
    return server.get<Words.LaunchDetail>(`/launches/${part(id)}`, options);
  },

  getLaunchLog(id: string, query?: LogQuery, options?: MlCallOptions) {
    return server.get<Words.LogChunk>(
      `/launches/${part(id)}/log${toSearch(query)}`,
      options,
    );
  },

  createLaunch(request: Words.LaunchRequest, options?: MlCallOptions) {
    return server.post<Words.Launch>('/launches', request, options);
  },

  stopLaunch(id: string, reason: string, options?: MlCallOptions) {
    return server.post<Words.Launch>(
      `/launches/${part(id)}/stop`,
      { reason },
      options,
    );
  },

  retryLaunch(id: string, options?: MlCallOptions) {
    return server.post<Words.Launch>(
      `/launches/${part(id)}/retry`,
      undefined,
      options,
    );
  },
});
