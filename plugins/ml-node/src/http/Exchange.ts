import type { AxiosInstance } from 'axios';
import { createWire, headersFor, sendOnce } from './attempt';
import { noAnswerOf, timeoutOf } from './failures';
import { type OutsideRequest, addressOf, contentOf } from './request';
import { RequestGate } from './RequestGate';
import type { CheckedTarget } from './target';
import { PassingFailure } from './tries';

/** The head of an answer and the pieces of its body as they come. */
export type OpenAnswer = {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  pieces: AsyncIterable<Uint8Array>;
};

/** Sends one request at a time or a few, and gives each a limited time. */
export class Exchange {
  readonly #target: CheckedTarget;
  readonly #wire: AxiosInstance;
  readonly #gate: RequestGate;

  constructor(target: CheckedTarget) {
    this.#target = target;
    this.#wire = createWire(target.url);
    this.#gate = new RequestGate(target.maxConcurrency);
  }

  /**
   * One try: waits for its turn, sends, hands the answer to `use`, and closes what is left of it.
   *
   * `patience` says what the timeout limits: the whole answer, or the wait for the next piece. Rejects with the signal's
   * reason, with `ServiceUnavailableError` after the timeout, or with `PassingFailure` when there was no whole answer.
   */
  async open<T>(
    request: OutsideRequest,
    patience: 'whole answer' | 'next piece',
    use: (answer: OpenAnswer) => Promise<T>,
  ): Promise<T> {
    const leave = await this.#gate.enter(request.signal);
    const timeout = request.timeout ?? this.#target.timeout;
    const tooLong = new AbortController();
    const timer = setTimeout(() => tooLong.abort(), timeout);
    const stop = request.signal
      ? AbortSignal.any([request.signal, tooLong.signal])
      : tooLong.signal;

    // Turns what the wire throws, which holds the credentials, into an error that can be shown.
    const onWire = async <R>(act: () => Promise<R>): Promise<R> => {
      try {
        const result = await act();
        stop.throwIfAborted();
        return result;
      } catch (error) {
        request.signal?.throwIfAborted();
        if (tooLong.signal.aborted) {
          // Not tried again: the caller has waited long enough.
          throw timeoutOf(this.#target, timeout);
        }
        throw new PassingFailure(noAnswerOf(this.#target, error));
      }
    };

    let close = () => {};
    try {
      const { bytes, headers } = contentOf(request.body);
      const { body, ...head } = await onWire(() =>
        sendOnce(
          this.#wire,
          {
            method: request.method ?? 'GET',
            url: addressOf(this.#target.url, request),
            headers: {
              ...headers,
              ...request.headers,
              ...headersFor(this.#target.credentials),
            },
            body: bytes,
          },
          stop,
        ),
      );
      close = () => body.destroy();
      // An error after the reader has left is nobody's concern.
      body.on('error', () => {});
      stop.addEventListener('abort', close, { once: true });
      const source = body[Symbol.asyncIterator]();
      const readPieces = async function* readPieces() {
        for (;;) {
          const next = await onWire(() => source.next());
          if (next.done) {
            return;
          }
          if (patience === 'next piece') {
            timer.refresh();
          }
          yield next.value;
        }
      };
      return await use({ ...head, pieces: readPieces() });
    } finally {
      clearTimeout(timer);
      close();
      leave();
    }
  }
}
