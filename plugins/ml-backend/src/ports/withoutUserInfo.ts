const USER_INFO = /\b(https?|ssh|git):\/\/[^\s/@?#]+@/gi;

/** A text with its addresses, without the user and password of any: a token in one is nobody's to read. */
export const withoutUserInfo = (text: string): string =>
  text.replace(USER_INFO, '$1://');
