import type { OutsideCredentials } from './target';

/** Longest part of an outside system's words that goes into an error, in characters. */
export const MAX_WORDS = 500;

/** The strings that must never be seen outside. */
export function secretsOf(credentials?: OutsideCredentials): string[] {
  if (!credentials) {
    return [];
  }
  if (credentials.kind === 'bearer') {
    return [credentials.token];
  }
  const { username, password } = credentials;
  return [Buffer.from(`${username}:${password}`).toString('base64'), password];
}

/** Text without control characters and secrets, at most `max` characters long. */
export function cleanWords(
  text: string,
  secrets: string[],
  max: number = MAX_WORDS,
): string {
  let words = text
    // Anything longer is cut before the work of cleaning it.
    .slice(0, 64 * 1024)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  for (const secret of secrets) {
    if (secret) {
      words = words.replaceAll(secret, '<redacted>');
    }
  }
  return words.length > max ? `${words.slice(0, max - 1)}…` : words;
}

/**
 * What a system says in the body of an error: the `message` of a JSON object (MLflow, Ray's state API), the last line
 * of a Python traceback, or the text itself. Empty for a page of HTML.
 */
export function wordsOfError(body: string, secrets: string[]): string {
  return cleanWords(pickWords(body), secrets);
}

function pickWords(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) {
      for (const key of ['message', 'msg', 'error', 'detail']) {
        const value = Reflect.get(parsed, key);
        if (typeof value === 'string' && value !== '') {
          return value;
        }
      }
    }
    return typeof parsed === 'string' ? parsed : body;
  } catch {
    // Not JSON, as for most errors of Ray.
  }
  if (/^\s*(<!doctype|<html)/i.test(body)) {
    return '';
  }
  if (body.startsWith('Traceback (most recent call last)')) {
    return body.trimEnd().split('\n').at(-1) ?? body;
  }
  return body;
}
