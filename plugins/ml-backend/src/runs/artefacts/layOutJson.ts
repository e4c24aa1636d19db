/** Deepest indentation, in levels: what is nested deeper starts where this does. */
const DEEPEST = 40;

/** What may stand next. */
type Next = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'more';

// RFC 8259. Strings are taken as they are, so only where they end matters here.
const TOKEN =
  /[\t\n\r ]*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** Is one in it that must be escaped in a string? Of the control characters JSON takes those above U+001F. */
const hasControl = (string: string): boolean =>
  [...string.matchAll(/\p{Cc}/gu)].some(([sign]) => sign < ' ');

const lineAt = (depth: number) => `\n${'  '.repeat(Math.min(depth, DEEPEST))}`;

/**
 * JSON laid out for reading, token by token: numbers, names and their order stay as they were written, however large or
 * repeated. `cut`: it ends after `most` letters. `undefined` for a text that is no JSON.
 */
export function layOutJson(
  text: string,
  most: number,
): { text: string; cut: boolean } | undefined {
  const open: ('{' | '[')[] = [];
  const parts: string[] = [];
  let letters = 0;
  let next: Next = 'value';
  let isEmpty = false;
  const write = (part: string) => {
    parts.push(part);
    letters += part.length;
  };
  const token = new RegExp(TOKEN);
  const laidOut = (cut: boolean) => ({
    text: parts.join('').slice(0, most),
    cut,
  });
  while (letters <= most) {
    if (open.length === 0 && next === 'more') {
      return /\S/.test(text.slice(token.lastIndex))
        ? undefined
        : laidOut(false);
    }
    const found = token.exec(text);
    if (!found) return undefined;
    const [, mark, string, word] = found;
    if (string !== undefined && hasControl(string)) return undefined;
    const inside = open.at(-1);
    if (mark === '}' || mark === ']') {
      const ends: Next = mark === '}' ? 'key or }' : 'value or ]';
      const opened = mark === '}' ? '{' : '[';
      if (inside !== opened || (next !== 'more' && next !== ends)) {
        return undefined;
      }
      open.pop();
      write(isEmpty ? mark : `${lineAt(open.length)}${mark}`);
      isEmpty = false;
      next = 'more';
      continue;
    }
    if (mark === ',') {
      if (next !== 'more') return undefined;
      write(`,${lineAt(open.length)}`);
      next = inside === '{' ? 'key' : 'value';
      continue;
    }
    if (mark === ':') {
      if (next !== 'colon') return undefined;
      write(': ');
      next = 'value';
      continue;
    }
    // A key or a value; the first in what was just opened begins a line.
    if (isEmpty) write(lineAt(open.length));
    isEmpty = false;
    if (next === 'key' || next === 'key or }') {
      if (string === undefined) return undefined;
      write(string);
      next = 'colon';
      continue;
    }
    if (next !== 'value' && next !== 'value or ]') return undefined;
    write(mark ?? string ?? word);
    if (mark === '{' || mark === '[') {
      open.push(mark);
      isEmpty = true;
      next = mark === '{' ? 'key or }' : 'value or ]';
    } else {
      next = 'more';
    }
  }
  return laidOut(true);
}
