/** Longest line, and most marks in a row, that are still read as Markdown. */
const LONGEST_LINE = 20_000;
const NESTED = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){24}/m;
const MARKS = /(?:[[\](){}<>*_~`!|\\#&][ \t]?){400}/;

/** Longer texts are laid out only when the reader asks for it. */
export const LONG = 50_000;

/** How many of each are still read as Markdown: parsers need a time for these that grows with their square. */
const MOST: { what: RegExp; most: number; in?: RegExp }[] = [
  { what: /\n/g, most: 3_000 },
  { what: /\|/g, most: 3_000 },
  // Items and quotes.
  { what: /^[ \t]*(?:[*+-]|\d{1,9}[.)]|>)/gm, most: 1_000 },
  // Definitions of links and footnotes.
  { what: /^[ \t]*\[[^\]\n]*\]:/gm, most: 300 },
  // Addresses that become links by themselves.
  { what: /www\.|https?:|@/gi, most: 1_000 },
  // Of one paragraph, one line, one word.
  { what: /\[/g, most: 1_000, in: /\n[ \t]*\n/ },
  { what: /\|/g, most: 100, in: /\n/ },
  { what: /www\.|https?:|[@*_~`[<]/gi, most: 60, in: /\s+/ },
];

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/**
 * Is the text one that a parser reads in a moment? Deep nesting, long rows of marks and thousands of brackets make
 * parsers of Markdown slow or run out of stack; no person writes them.
 */
export const isReadable = (text: string): boolean =>
  !NESTED.test(text) &&
  !MARKS.test(text) &&
  text.split('\n').every(line => line.length <= LONGEST_LINE) &&
  MOST.every(({ what, most, in: between }) =>
    (between ? text.split(between) : [text]).every(
      part => count(part, what) <= most,
    ),
  );

/** A head of YAML, as model cards have it between two lines of `---`, as a block of code. */
export const withHeadAsCode = (text: string): string =>
  text.replace(
    /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/,
    (_, head: string) => `~~~yaml\n${head.replace(/^~~~/gm, '')}\n~~~\n\n`,
  );

/** An address that a link may lead to: of the web, or mail. Everything else stays text. */
export const webAddress = (address: string): string | undefined =>
  /^(https?:\/\/|mailto:)/i.test(address.trim()) ? address.trim() : undefined;
