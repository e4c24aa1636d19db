/** A word as the pattern of `like … escape '\'` for texts in which it occurs: its own signs mean themselves. */
export const likePattern = (word: string): string =>
  `%${word.replace(/[\\%_]/g, '\\$&')}%`;
