import { useRef } from 'react';

// `crypto.randomUUID` is missing on plain http; random bytes are there everywhere.
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * A key for sending something once: the same while the content is the same, so that a repeated click or a retry after
 * a lost answer gives the first one's result; another as soon as the content is another.
 */
export const useIdempotencyKey = (): ((content: unknown) => string) => {
  const last = useRef<{ text: string; key: string }>();
  return content => {
    const text = JSON.stringify(content);
    if (last.current?.text !== text) last.current = { text, key: newKey() };
    return last.current.key;
  };
};
