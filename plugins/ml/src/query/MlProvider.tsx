import { useApi } from '@backstage/frontend-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { useEffect, type PropsWithChildren } from 'react';
import { useKeptFocus } from '../design/focus';
import { queryClientApiRef } from './queryClient';
import { pagesIn } from './reading';

// A hint must not make a reader who has scrolled far ask for everything again; the list's own interval does it.
const MOST_PAGES = 5;

/** Channel of the backend's hints that something changed. A hint says only "read again". */
export const SIGNAL_CHANNEL = 'ml';

const Hints = () => {
  const client = useQueryClient();
  const { lastSignal } = useSignal(SIGNAL_CHANNEL);
  useEffect(() => {
    if (!lastSignal) return undefined;
    // Hints come in bursts; one reading answers them all.
    const timer = setTimeout(
      () =>
        void client.invalidateQueries({
          queryKey: ['ml', 'live'],
          predicate: ({ state }) => pagesIn(state.data) <= MOST_PAGES,
        }),
      250,
    );
    return () => clearTimeout(timer);
  }, [client, lastSignal]);
  return null;
};

/** Around every page, tab and card of the plugin: shared answers, the backend's hints, and a focus that is not lost. */
export const MlProvider = ({ children }: PropsWithChildren<{}>) => {
  useKeptFocus();
  return (
    <QueryClientProvider client={useApi(queryClientApiRef)}>
      <Hints />
      {children}
    </QueryClientProvider>
  );
};
