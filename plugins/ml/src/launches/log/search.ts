import { plainText } from './ansi';
import type { LogLine } from './LogLines';

/** What is searched, as a pattern that ignores case; undefined for nothing. Every character stands for itself. */
export const toPattern = (search: string): RegExp | undefined =>
  search
    ? new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi')
    : undefined;

/** The places in `lines` that match. */
export const findLines = (
  lines: LogLine[],
  pattern: RegExp | undefined,
): number[] =>
  pattern
    ? lines.flatMap((line, index) =>
        plainText(line.raw).search(pattern) >= 0 ? [index] : [],
      )
    : [];

/** A text cut where it matches. */
export const splitAtMatches = (
  text: string,
  pattern: RegExp | undefined,
): { text: string; hit: boolean }[] => {
  if (!pattern) return [{ text, hit: false }];
  const parts: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from)
      parts.push({ text: text.slice(from, match.index), hit: false });
    parts.push({ text: match[0], hit: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false });
  return parts;
};
