import { stripVTControlCharacters } from 'node:util';

/** Longest message of Ray that is passed on, in characters. */
const MAX_LENGTH = 2_000;

/**
 * A message of Ray as plain text: without colours and control characters. A long one keeps its first line, which says
 * what happened, and its end, which says why (Ray appends the log or traceback).
 */
export function plainMessage(message: string): string {
  const plain = stripVTControlCharacters(message.slice(-100_000))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
  if (plain.length <= MAX_LENGTH) {
    return plain;
  }
  const first = plain.split('\n', 1)[0].slice(0, 300);
  return `${first}\n…\n${plain.slice(first.length + 4 - MAX_LENGTH)}`;
}
