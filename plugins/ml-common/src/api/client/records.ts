import type { LedgerQuery } from '../queries';
import type * as Words from '../words';
import { part, toSearch } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** The outside systems and the ledger. */
export const recordCalls = (server: MlServer) => ({
  getSources(options?: MlCallOptions) {
    return server.get<{ items: Words.SourceState[] }>('/sources', options);
  },

  /** What of an outside system cannot be read, and why. */
  getUnread(instance: string, options?: MlCallOptions) {
    return server.get<{ items: Words.UnreadKind[] }>(
      `/sources/${part(instance)}/unread`,
      options,
    );
  },

  getLedger(query?: LedgerQuery, options?: MlCallOptions) {
    return server.get<Words.LedgerPage>(`/ledger${toSearch(query)}`, options);
  },

  verifyLedger(options?: MlCallOptions) {
    return server.get<Words.LedgerVerification>(
      '/ledger/verification',
      options,
    );
  },
});
