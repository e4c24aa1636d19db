import type { LeftOut } from '@slipway/plugin-ml-node';
import { keepableText } from '../database/keepableText';
import { withoutUserInfo } from '../ports/withoutUserInfo';

/** Most of one kind that are listed by name; the others are counted. */
export const MOST_UNREAD = 50;
const LONGEST_NAME = 250;
const LONGEST_WHY = 500;

/** Something that a pass could not read, and since when that is known, in RFC 3339. */
export type Unread = LeftOut & { since: string };

/** A text from outside as it is kept and shown: bounded, and without the password of an address in it. */
const plain = (text: string, longest: number) =>
  keepableText(withoutUserInfo(text), longest);

/** Why something failed, as {@link plainLeftOut} has it. */
export const plainWhy = (why: string): string => plain(why, LONGEST_WHY);

/** What a page left out, as far as it is kept: the first, their texts bounded and without passwords. */
export const plainLeftOut = (leftOut: readonly LeftOut[] = []): LeftOut[] =>
  leftOut.slice(0, MOST_UNREAD).map(({ name, why }) => ({
    name: name === undefined ? undefined : plain(name, LONGEST_NAME),
    why: plainWhy(why),
  }));

/** What has no name is known by what is wrong with it. */
const keyOf = ({ name, why }: LeftOut) => name ?? JSON.stringify([why]);

/**
 * Adds what a page left out to what its pass left out so far. What the pass `before` left out too is known since then;
 * those known last come first, and stay where there are too many.
 */
export function noteUnread(
  soFar: readonly Unread[] = [],
  found: readonly LeftOut[],
  { before = [], now }: { before?: readonly Unread[]; now: string },
): Unread[] {
  const since = new Map(before.map(one => [keyOf(one), one.since]));
  const listed = new Set(soFar.flatMap(({ name }) => name ?? []));
  const added = plainLeftOut(found)
    .filter(({ name }) => name === undefined || !listed.has(name))
    .map(one => ({ ...one, since: since.get(keyOf(one)) ?? now }));
  return [...soFar, ...added]
    .sort((a, b) => b.since.localeCompare(a.since))
    .slice(0, MOST_UNREAD);
}
