/** Longest line, and most marks in a row, that are still read as Markdown. */
const LONGEST_LINE = 20_000;
const NESTED = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){24}/m;
const MARKS = /(?:[[\](){}<>*_~`!|\\#&][ \t]?){400}/;

/**
 * Is the text one that a parser reads in a moment? Deep nesting and long rows of marks make parsers of Markdown slow or
 * run out of stack; no person writes them.
 */
export const isReadable = (text: string): boolean =>
  !NESTED.test(text) &&
  !MARKS.test(text) &&
  text.split('\n').every(line => line.length <= LONGEST_LINE);

/** A head of YAML, as model cards have it between two lines of `---`, as a block of code. */
export const withHeadAsCode = (text: string): string =>
  text.replace(
    /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/,
    (_, head: string) => `~~~yaml\n${head.replace(/^~~~/gm, '')}\n~~~\n\n`,
  );

/** An address that a link may lead to: of the web, or mail. Everything else stays text. */
export const webAddress = (address: string): string | undefined =>
  /^(https?:\/\/|mailto:)/i.test(address.trim()) ? address.trim() : undefined;
