import { createMlClient } from '@slipway/plugin-ml-common';

/** One call that reached the stand-in. `body` is what was sent, parsed. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  idempotencyKey?: string;
};

/** What the backend answers to calls, by `METHOD /path`, at once or later; a thrown `Refusal` becomes an error answer. */
export type Answers = Record<string, (asked: Asked) => unknown>;

/** An error answer in Backstage's form. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly kind: string, message: string) {
    super(message);
  }
}

const respond = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

const refuse = ({ status, kind, message }: Refusal) =>
  respond(
    { error: { name: kind, message }, response: { statusCode: status } },
    status,
  );

/** The real client in front of a backend that answers as told; what it was asked is kept, in order. */
export const answering = (answers: Answers) => {
  const asked: Asked[] = [];
  const answer = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const url = new URL(String(input));
    const call: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      idempotencyKey:
        new Headers(init.headers).get('idempotency-key') ?? undefined,
    };
    asked.push(call);
    const found = answers[`${call.method} ${call.path}`];
    try {
      return found
        ? respond(await found(call))
        : refuse(new Refusal(404, 'NotFoundError', `No ${call.path} here.`));
    } catch (error) {
      if (error instanceof Refusal) return refuse(error);
      throw error;
    }
  };
  const client = createMlClient({
    discoveryApi: { getBaseUrl: async () => 'http://ml.test' },
    fetchApi: { fetch: answer },
  });
  return { client, asked };
};
