import { hash } from 'node:crypto';
import { Exchange, type OpenAnswer } from './Exchange';
import { failureOf, isPassing, strangeAnswerOf, tooLargeOf } from './failures';
import { type OutsideRequest, mayRepeat } from './request';
import { type CheckedTarget, type OutsideTarget, checkTarget } from './target';
import { PassingFailure, withTries } from './tries';

/** An answer read into memory. */
export type OutsideAnswer = {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
};

/** What a zod schema does; said here so that this package needs none. */
export type AnswerSchema<T> = {
  safeParse(value: unknown):
    | { success: true; data: T }
    | {
        success: false;
        error: { issues: { path: PropertyKey[]; message: string }[] };
      };
};

/** Most bytes of an error's body that are read. */
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * The client for outside systems: bounded in time, size and concurrency, careful with secrets.
 *
 * Failures become `ServiceUnavailableError` (no answer, 429, 5xx, an answer in an unknown form), `NotAllowedError`
 * (401, 403), `NotFoundError`, `ConflictError` and `InputError` (other 4xx, with the system's words). An aborted
 * request rejects with the signal's reason.
 */
export class OutsideClient {
  readonly #target: CheckedTarget;
  readonly #exchange: Exchange;

  /** Throws `InputError` when the address cannot be used. */
  constructor(target: OutsideTarget) {
    this.#target = checkTarget(target);
    this.#exchange = new Exchange(this.#target);
  }

  /** The answer's JSON, checked by a schema. */
  async json<T>(schema: AnswerSchema<T>, request: OutsideRequest): Promise<T> {
    const { body } = await this.bytes(request);
    return this.#read(schema, request, body);
  }

  /**
   * As {@link OutsideClient.json}, for a source that names no version of what it answers: the name is the digest of its
   * bytes. An answer that still has the name `ifNoneMatch` is not read any further, which is most of its cost, and has no
   * `value`.
   */
  async jsonUnless<T>(
    schema: AnswerSchema<T>,
    request: OutsideRequest,
    ifNoneMatch: string | undefined,
  ): Promise<{ etag: string; value?: T }> {
    const { body } = await this.bytes(request);
    const etag = hash('sha256', body, 'base64url');
    return etag === ifNoneMatch
      ? { etag }
      : { etag, value: this.#read(schema, request, body) };
  }

  #read<T>(schema: AnswerSchema<T>, request: OutsideRequest, body: Buffer): T {
    let value: unknown;
    try {
      value = JSON.parse(body.toString('utf8'));
    } catch {
      throw strangeAnswerOf(this.#target, `${request.path} gave no JSON`);
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw strangeAnswerOf(
        this.#target,
        `${request.path}: ${issue.path.map(String).join('.')} ${issue.message}`,
      );
    }
    return parsed.data;
  }

  /** The answer's text. */
  async text(request: OutsideRequest): Promise<string> {
    return (await this.bytes(request)).body.toString('utf8');
  }

  /** The answer in memory. */
  async bytes(request: OutsideRequest): Promise<OutsideAnswer> {
    return this.#tries(request, () =>
      this.#exchange.open(request, 'whole answer', async answer => {
        await this.#refuseFailure(answer);
        return this.#readWhole(answer, request);
      }),
    );
  }

  /** The answer in memory whatever its status, in one try; rejects only when there is none. */
  async exchange(request: OutsideRequest): Promise<OutsideAnswer> {
    return withTries(0, request.signal, () =>
      this.#exchange.open(request, 'whole answer', answer =>
        this.#readWhole(answer, request),
      ),
    );
  }

  /**
   * Reads an answer piece by piece without holding it in memory. When `read` returns early, the rest is not fetched. The
   * timeout counts from one piece to the next. After a failure an idempotent request starts again, and so does `read`.
   */
  async stream<T>(
    request: OutsideRequest,
    read: (pieces: AsyncIterable<Uint8Array>) => Promise<T>,
  ): Promise<T> {
    return this.#tries(request, () =>
      this.#exchange.open(request, 'next piece', async answer => {
        await this.#refuseFailure(answer);
        return read(answer.pieces);
      }),
    );
  }

  #tries<T>(request: OutsideRequest, act: () => Promise<T>): Promise<T> {
    const retries = mayRepeat(request) ? this.#target.retries : 0;
    return withTries(retries, request.signal, act);
  }

  async #refuseFailure({ status, pieces }: OpenAnswer): Promise<void> {
    if (status >= 200 && status < 300) {
      return;
    }
    const read: Uint8Array[] = [];
    let size = 0;
    for await (const piece of pieces) {
      read.push(piece);
      size += piece.byteLength;
      if (size > MAX_ERROR_BYTES) {
        break;
      }
    }
    const body = Buffer.concat(read).toString('utf8');
    const failure = failureOf(this.#target, { status, body });
    throw isPassing(status) ? new PassingFailure(failure) : failure;
  }

  async #readWhole(
    { status, headers, pieces }: OpenAnswer,
    request: OutsideRequest,
  ): Promise<OutsideAnswer> {
    const max = request.maxAnswerBytes ?? this.#target.maxAnswerBytes;
    const read: Uint8Array[] = [];
    let size = 0;
    for await (const piece of pieces) {
      size += piece.byteLength;
      if (size > max) {
        throw tooLargeOf(this.#target, max);
      }
      read.push(piece);
    }
    return { status, headers, body: Buffer.concat(read) };
  }
}
