import type { LedgerQuery } from '../queries';
import type * as Words from '../words';
import { toSearch } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** The outside systems and the ledger. */
export const recordCalls = (server: MlServer) => ({
  getSources(options?: MlCallOptions) {
    return server.get<{ items: Words.SourceState[] }>('/sources', options);
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
