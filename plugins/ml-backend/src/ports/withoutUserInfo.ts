const USER_INFO = /\b(https?|ssh|git):\/\/[^\s/@?#]+@/gi;

/** A text with its addresses, without the user and password of any: a token in one is nobody's to read. */
export const withoutUserInfo = (text: string): string =>
  text.replace(USER_INFO, '$1://');

/** Tags with values as {@link withoutUserInfo} leaves them. */
export const tagsWithoutUserInfo = (
  tags: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [key, withoutUserInfo(value)]),
  );
