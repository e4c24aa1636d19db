// Marks that turn text around or cannot be seen: a name could hide its real ending with them
// (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing). Joiners are left alone: scripts and emoji need them.
const HIDDEN =
  /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[^\P{Cc}\n\r\t]/gu;

/** Text from outside as a reader can trust it: marks that hide or turn text are written out. */
export const shownText = (text: string): string =>
  text.replace(
    HIDDEN,
    mark =>
      `\\u{${(mark.codePointAt(0) ?? 0)
        .toString(16)
        .toUpperCase()
        .padStart(4, '0')}}`,
  );
