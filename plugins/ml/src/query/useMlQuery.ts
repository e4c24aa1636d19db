import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { mlApiRef, type MlApi } from '../api';
import { untilRead } from './untilRead';
import {
  isSameSubject,
  queryKey,
  type Lasting,
  type ReadingKey,
} from './reading';

/** One reading of the backend. `fixed`: it never changes, like a finished run. */
export type Reading<T> = Lasting & {
  key: ReadingKey;
  read: (api: MlApi, signal: AbortSignal) => Promise<T>;
  /** False while it cannot be asked yet. */
  enabled?: boolean;
  /** Reads again this often (milliseconds); given the last answer, so that it can stop once nothing moves. */
  again?: number | ((last: T | undefined) => number | false);
};

/** Reads one thing, follows it, and keeps the last answer on screen while it is asked again. */
export function useMlQuery<T>(reading: Reading<T>) {
  const api = useApi(mlApiRef);
  const { again } = reading;
  return useQuery<T>({
    queryKey: queryKey(reading.key, reading),
    queryFn: ({ signal }) => reading.read(api, signal),
    enabled: reading.enabled,
    staleTime: reading.fixed ? Infinity : undefined,
    placeholderData: (previous, query) =>
      isSameSubject(query?.queryKey, reading.key) ? previous : undefined,
    refetchInterval: query =>
      (typeof again === 'function' ? again(query.state.data) : again) ||
      untilRead(query),
  });
}
