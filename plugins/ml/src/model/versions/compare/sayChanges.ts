import type { Difference } from '@slipway/plugin-ml-common';

type Change = Difference['change'];

const order: Change[] = ['changed', 'added', 'removed'];

/** How many things changed, in words: `2 changed, 1 added`; undefined where nothing is there to change. */
export const sayChanges = (
  rows: readonly { change: Change }[],
): string | undefined => {
  if (rows.length === 0) return undefined;
  const said = order.flatMap(change => {
    const count = rows.filter(row => row.change === change).length;
    return count > 0 ? [`${count} ${change}`] : [];
  });
  return said.length > 0 ? said.join(', ') : 'the same on both sides';
};
