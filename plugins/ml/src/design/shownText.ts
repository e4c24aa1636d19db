import type { ReactNode } from 'react';

// Marks that turn text around or cannot be seen: a name could hide its real ending with them, or words that only a
// machine reads (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing). Joiners are left alone: scripts and
// emoji need them.
const HIDDEN =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|[^\P{Cc}\n\r\t]/gu;

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

/** What a part is given to draw: text as a reader can trust it, all else as it is. */
export const shown = (content: ReactNode): ReactNode =>
  typeof content === 'string' ? shownText(content) : content;
