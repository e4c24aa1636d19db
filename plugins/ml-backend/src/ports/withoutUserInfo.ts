/**
 * Also where the text was cut before the `@`; an ellipsis at its end says so. Bounded, because going back over millions of
 * characters exhausts the stack; no server takes a header so long.
 */
const USER_INFO = /\b(https?|ssh|git):\/\/[^\s/@?#]{1,16384}(?:@|(…)$)/gi;

/**
 * A text with its addresses, without the user and password of any: a token in one is nobody's to read. A text is to be
 * cut after this, not before, unless it ends in an ellipsis then. The time it takes grows as the text does.
 */
export const withoutUserInfo = (text: string): string =>
  text.replace(USER_INFO, '$1://$2');

/** Tags or parameters with values as {@link withoutUserInfo} leaves them. */
export const valuesWithoutUserInfo = (
  texts: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, withoutUserInfo(value)]),
  );
