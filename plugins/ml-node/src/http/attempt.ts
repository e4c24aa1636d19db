import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import axios, { type AxiosInstance } from 'axios';
import type { OutsideCredentials } from './target';

/** HTTP's methods that adapters use. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What goes over the wire. */
export type WireRequest = {
  method: Method;
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array;
};

/** The head of an answer, and its body still on the wire. */
export type WireAnswer = {
  status: number;
  headers: Record<string, string>;
  body: Readable;
};

/**
 * Sends requests by axios on `node:http`. Not by `fetch`: that adds headers of a browser (`sec-fetch-mode`), which
 * makes Ray refuse every change.
 */
export function createWire(url: string): AxiosInstance {
  const { hostname } = new URL(url);
  // Idle connections are closed before the servers do (uvicorn: 5 s), so that no request dies on a stale one.
  const agentOptions = { keepAlive: true, timeout: 2_000 };
  return axios.create({
    adapter: 'http',
    httpAgent: new HttpAgent(agentOptions),
    httpsAgent: new HttpsAgent(agentOptions),
    responseType: 'stream',
    // A redirect could carry credentials to another host.
    maxRedirects: 0,
    maxBodyLength: Infinity,
    maxContentLength: Infinity,
    validateStatus: () => true,
    // A proxy of the environment is for the world outside, not for this machine.
    ...(isLoopback(hostname) ? { proxy: false } : {}),
  });
}

/** One try. Rejects with whatever axios throws, which must not be shown. */
export async function sendOnce(
  wire: AxiosInstance,
  request: WireRequest,
  signal: AbortSignal,
): Promise<WireAnswer> {
  const answer = await wire.request<Readable>({
    method: request.method,
    url: request.url,
    headers: request.headers,
    data: request.body && Buffer.from(request.body),
    signal,
  });
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (typeof value === 'string') {
      headers[name.toLowerCase()] = value;
    }
  }
  return { status: answer.status, headers, body: answer.data };
}

/** Headers of every request. The name is not a browser's: Ray refuses those. */
export function headersFor(
  credentials: OutsideCredentials | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    'User-Agent': 'slipway/0.1',
    Accept: '*/*',
  };
  if (credentials?.kind === 'bearer') {
    headers[
      credentials.header ?? 'Authorization'
    ] = `Bearer ${credentials.token}`;
  } else if (credentials?.kind === 'basic') {
    const { username, password } = credentials;
    headers.Authorization = `Basic ${Buffer.from(
      `${username}:${password}`,
    ).toString('base64')}`;
  }
  return headers;
}

function isLoopback(hostname: string) {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname.startsWith('127.')
  );
}
