import type { Difference } from '@slipway/plugin-ml-common';

/** Longest text of one side, in characters. */
const LONGEST = 2_000;

const changeOf = (
  left: string | undefined,
  right: string | undefined,
): Difference['change'] => {
  if (left === undefined) return 'added';
  if (right === undefined) return 'removed';
  return left === right ? 'same' : 'changed';
};

const bounded = (text: string) => text.slice(0, LONGEST);

/** Things by name on both sides: what differs first, then what is the same, each in the order of the names. */
export function differencesOf(
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
  most: number,
): Difference[] {
  const all = [...new Set([...left.keys(), ...right.keys()])].map(
    (name): Difference => {
      const [before, after] = [left.get(name), right.get(name)];
      return {
        name: bounded(name),
        change: changeOf(before, after),
        ...(before === undefined ? {} : { left: bounded(before) }),
        ...(after === undefined ? {} : { right: bounded(after) }),
      };
    },
  );
  const isSame = ({ change }: Difference) => Number(change === 'same');
  return all
    .sort((a, b) => isSame(a) - isSame(b) || a.name.localeCompare(b.name))
    .slice(0, most);
}
