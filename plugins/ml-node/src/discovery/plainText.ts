// Pages show descriptions as Markdown: what makes a link, an image or a block is replaced by what only looks like it.
const ACTIVE: Record<string, string> = {
  '[': '(',
  ']': ')',
  '<': '‹',
  '>': '›',
  '`': '’',
  '|': '¦',
};

/**
 * Somebody else's text as one plain line of at most `most` characters: without control, formatting and direction
 * characters and without anything that Markdown would act on. Empty where nothing is left.
 */
export function plainLine(text: string, most: number): string {
  const line = text
    .slice(0, most * 8)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[[\]<>`|]/g, sign => ACTIVE[sign])
    .replace(/\s+/g, ' ')
    .replace(/^[\s#*+=~-]+/, '')
    .trim();
  const characters = [...line];
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : line;
}
