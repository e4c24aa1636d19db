const SIMPLE: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const ESCAPE =
  /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([0-7]{1,3})|([\n\\'"abfnrtv]))/gi;

const LARGEST = 0x10ffff;

/**
 * What a quoted text of a list means. MLflow reads lists as Python does (`ast.literal_eval`), other texts not: escapes
 * count, and two quotes end one text and begin the next, which Python joins. Source:
 * https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences
 */
export function pythonText(raw: string): string {
  const [quote] = raw;
  return raw
    .slice(1, -1)
    .split(new RegExp(`(\\\\[^]|${quote}${quote})`, 'u'))
    .map(part => (part === quote + quote ? '' : part))
    .join('')
    .replace(ESCAPE, (whole, ...groups: (string | undefined)[]) => {
      const [x, u, long, octal, simple] = groups;
      if (simple !== undefined) return SIMPLE[simple] ?? whole;
      const code = octal
        ? parseInt(octal, 8)
        : parseInt(x ?? u ?? long ?? '', 16);
      return code <= LARGEST ? String.fromCodePoint(code) : whole;
    });
}
