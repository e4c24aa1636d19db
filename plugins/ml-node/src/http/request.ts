import type { Method } from './attempt';

/** Value of a query parameter; a list is sent as the same parameter several times. */
export type QueryValue = string | number | boolean | undefined | string[];

/** One request to an outside system. */
export type OutsideRequest = {
  /** GET when absent. */
  method?: Method;
  /** Path below the base address, beginning with `/`, its segments encoded. */
  path: string;
  query?: Record<string, QueryValue>;
  /** Sent as JSON; bytes are sent as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /**
   * Whether it may be sent again after a failure. True for GET and HEAD when absent, else false; declare it for a PUT
   * that repeats harmlessly and for a POST that only reads.
   */
  idempotent?: boolean;
  /** Milliseconds; the target's when absent. */
  timeout?: number;
  /** Bytes; the target's when absent. */
  maxAnswerBytes?: number;
};

/** The whole address of a request. */
export function addressOf(base: string, request: OutsideRequest): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) {
        query.append(name, String(one));
      }
    }
  }
  const search = query.toString();
  return `${base}${request.path}${search && `?${search}`}`;
}

/** The body's bytes and their type. */
export function contentOf(body: unknown): {
  bytes?: Uint8Array;
  headers: Record<string, string>;
} {
  if (body === undefined) {
    return { headers: {} };
  }
  if (body instanceof Uint8Array) {
    return {
      bytes: body,
      headers: { 'Content-Type': 'application/octet-stream' },
    };
  }
  return {
    bytes: Buffer.from(JSON.stringify(body), 'utf8'),
    headers: { 'Content-Type': 'application/json' },
  };
}

/** Whether a request may be sent again. */
export function mayRepeat({ method = 'GET', idempotent }: OutsideRequest) {
  return idempotent ?? (method === 'GET' || method === 'HEAD');
}
