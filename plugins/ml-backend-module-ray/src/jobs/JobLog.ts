import { isError } from '@backstage/errors';
import {
  type CallOptions,
  type LogChunk,
  type OutsideClient,
  checkLogQuery,
  readLogPart,
} from '@slipway/plugin-ml-node';
import type { Job } from './answers';
import { hasEnded } from './executionStatus';

/** Most bytes of a tail. */
const MAX_TAIL_BYTES = 1024 * 1024;

/**
 * Reads jobs' logs by Ray's state API, which streams the file from the driver's node. (The Jobs API gives the whole log
 * as one JSON string, and stops at bytes that are no UTF-8.)
 */
export class JobLog {
  constructor(private readonly client: OutsideClient) {}

  /** A part from an offset. The bytes before it travel from the cluster too, but are not kept. */
  async readPart(
    job: Job,
    query: { submissionId: string; offset: number; maxBytes: number },
    options?: CallOptions,
  ): Promise<LogChunk> {
    checkLogQuery(query);
    const ended = hasEnded(job);
    const part = await this.#read(
      job,
      { submissionId: query.submissionId, lines: -1 },
      options,
      pieces => readLogPart(pieces, query, ended),
    );
    return part ?? { text: '', nextOffset: query.offset, complete: ended };
  }

  /** The last lines, at most 1 MiB. */
  async readTail(
    job: Job,
    query: { submissionId: string; lines: number },
    options?: CallOptions,
  ): Promise<string> {
    const tail = await this.#read(job, query, options, async pieces => {
      let kept = Buffer.alloc(0);
      for await (const piece of pieces) {
        kept = Buffer.concat([kept, piece]).subarray(-MAX_TAIL_BYTES);
      }
      return kept.toString('utf8');
    });
    return tail ?? '';
  }

  /** Undefined when there is no log, yet or any more. */
  async #read<T>(
    job: Job,
    { submissionId, lines }: { submissionId: string; lines: number },
    options: CallOptions | undefined,
    read: (pieces: AsyncIterable<Uint8Array>) => Promise<T>,
  ): Promise<T | undefined> {
    if (!job.driver_node_id) {
      // It has not been put on a node.
      return undefined;
    }
    try {
      return await this.client.stream(
        {
          path: '/api/v0/logs/file',
          query: {
            node_id: job.driver_node_id,
            submission_id: submissionId,
            lines,
            // Seconds for the whole file.
            timeout: 120,
          },
          signal: options?.signal,
        },
        read,
      );
    } catch (error) {
      if (isError(error) && isMissingLog(error.message)) {
        return undefined;
      }
      throw error;
    }
  }
}

/** Ray answers 500 for a log that is not there: not written yet, or gone with its node. */
function isMissingLog(message: string) {
  return /\(500\)/.test(message) && /could not find|not found/i.test(message);
}
