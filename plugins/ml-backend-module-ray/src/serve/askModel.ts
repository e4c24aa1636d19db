import { isError } from '@backstage/errors';
import type {
  CallOptions,
  OutsideClient,
  SmokeResult,
} from '@slipway/plugin-ml-node';
import { plainMessage } from '../words';

/** Most bytes of an answer. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** Longest summary of an answer, in characters. */
const MAX_SUMMARY = 2_000;

/** Sends one scoring request and reads who answered from the headers of docs/reference/contracts.md. */
export async function askModel(
  client: OutsideClient,
  route: string,
  body: unknown,
  options?: CallOptions,
): Promise<SmokeResult> {
  const start = performance.now();
  try {
    const answer = await client.exchange({
      method: 'POST',
      path: `${route}/invocations`,
      body,
      maxAnswerBytes: MAX_ANSWER_BYTES,
      signal: options?.signal,
    });
    return {
      ok: answer.status >= 200 && answer.status < 300,
      status: answer.status,
      latency: Math.round(performance.now() - start),
      version: answer.headers['x-slipway-model-version'],
      digest: answer.headers['x-slipway-digest'],
      message: plainMessage(answer.body.toString('utf8')).slice(0, MAX_SUMMARY),
    };
  } catch (error) {
    options?.signal?.throwIfAborted();
    return { ok: false, message: isError(error) ? error.message : undefined };
  }
}
