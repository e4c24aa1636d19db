// Marks that change the direction of text, and control characters: a name could hide its real ending with them
// (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
const HIDDEN = /[\p{Cc}\p{Cf}]/gu;

/** A path as a reader can trust it: what would be invisible or turn the text around is written out. */
export const shownPath = (path: string): string =>
  path.replace(
    HIDDEN,
    mark =>
      `\\u{${(mark.codePointAt(0) ?? 0)
        .toString(16)
        .toUpperCase()
        .padStart(4, '0')}}`,
  );
