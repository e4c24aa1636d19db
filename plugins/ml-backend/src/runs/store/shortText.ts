import { createHash } from 'node:crypto';

/** Longest text of `value_key`. */
const LONGEST = 100;

/** A value as an index takes it: itself, or its beginning, without half a character, and the digest of all of it. */
export function shortText(value: string): string {
  if (value.length <= LONGEST) return value;
  const digest = createHash('sha256').update(value).digest('hex').slice(0, 40);
  return value.slice(0, LONGEST - digest.length).toWellFormed() + digest;
}

/** Whether the id of a run or an experiment can be kept and asked for again. */
export const isSourceId = (id: string): boolean => /^[\w-]{1,64}$/.test(id);
