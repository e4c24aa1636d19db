import { ResponseError } from '@backstage/errors';

/** Where the plugin answers, and how to call it: `discoveryApi` and `fetchApi` of either side of Backstage. */
export type MlClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
};

/** What a call may carry besides its arguments. */
export type MlCallOptions = {
  signal?: AbortSignal;
  /** Backend callers pass their own token; in a browser the fetch API adds the person's. */
  token?: string;
  /** A repeated command with the same key answers with the first one's result. */
  idempotencyKey?: string;
};

/** The plugin's API by HTTP. Every call throws `ResponseError` with the plugin's message when the answer is no success. */
export class MlServer {
  constructor(private readonly options: MlClientOptions) {}

  get<T>(path: string, options?: MlCallOptions): Promise<T> {
    return this.#call<T>('GET', path, undefined, options);
  }

  post<T>(path: string, body: unknown, options?: MlCallOptions): Promise<T> {
    return this.#call<T>('POST', path, body, options);
  }

  async #call<T>(
    method: string,
    path: string,
    body: unknown,
    options: MlCallOptions = {},
  ): Promise<T> {
    const baseUrl = await this.options.discoveryApi.getBaseUrl('ml');
    const response = await this.options.fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      signal: options.signal,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(options.idempotencyKey
          ? { 'idempotency-key': options.idempotencyKey }
          : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
