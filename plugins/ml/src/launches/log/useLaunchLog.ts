import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { mlApiRef } from '../../api';
import { LogFollower, type LogView } from './LogFollower';

const wait = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

const nothing: LogView = { lines: [], dropped: 0, phase: 'reading' };
const subscribeToNothing = () => () => {};
const getNothing = () => nothing;

/** Reads and follows the log of one attempt of a launch, from its start to the job's end. */
export function useLaunchLog(launchId: string, attempt?: number): LogView {
  const api = useApi(mlApiRef);
  const [follower, setFollower] = useState<LogFollower>();
  useEffect(() => {
    const next = new LogFollower({
      read: (offset, maxBytes, signal) =>
        api.getLaunchLog(launchId, { attempt, offset, maxBytes }, { signal }),
      wait,
    });
    setFollower(next);
    next.start();
    return () => next.stop();
  }, [api, launchId, attempt]);
  return useSyncExternalStore(
    follower?.subscribe ?? subscribeToNothing,
    follower?.getView ?? getNothing,
  );
}
