import { keepableText } from './keepableText';

/** The words of a text that somebody searches for, each once, as texts that are searched are kept: in small letters. */
export const searchWords = (text: string = ''): string[] => {
  const words = keepableText(text).toLocaleLowerCase('en-US').split(/\s+/);
  return [...new Set(words.filter(Boolean))];
};
