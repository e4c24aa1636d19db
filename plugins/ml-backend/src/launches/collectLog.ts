import type { CallOptions, Launcher } from '@slipway/plugin-ml-node';
import { keepLog, type KeptLog } from './keptLog';

const CHUNK = 1024 * 1024;
const CHUNKS_PER_TURN = 4;
const CHUNKS_AT_END = 32;

/**
 * Reads on from where the kept log ends, a few chunks at most while the execution runs. At its end a log that is still
 * longer is cut short.
 */
export async function collectLog(
  launcher: Launcher,
  query: { submissionId: string; kept: KeptLog; hasEnded: boolean },
  options: CallOptions,
): Promise<KeptLog> {
  let { kept } = query;
  const most = query.hasEnded ? CHUNKS_AT_END : CHUNKS_PER_TURN;
  for (let chunks = 0; chunks < most && !kept.complete; chunks += 1) {
    const chunk = await launcher.readLog(
      {
        submissionId: query.submissionId,
        offset: kept.end,
        maxBytes: CHUNK,
      },
      options,
    );
    const isNew = chunk.nextOffset > kept.end;
    if (isNew || chunk.complete) kept = keepLog(kept, chunk);
    if (!isNew) break;
  }
  return query.hasEnded ? { ...kept, complete: true } : kept;
}
