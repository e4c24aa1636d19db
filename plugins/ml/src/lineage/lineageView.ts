import type { LineageQuery } from '@slipway/plugin-ml-common';
import type { View } from '../design';

/** What the tab shows; the address holds it. */
export type LineageView = Required<
  Pick<LineageQuery, 'direction' | 'depth'>
> & {
  asTable: boolean;
};

/** Steps that can be chosen. */
export const DEPTHS = [1, 2, 3, 4, 5, 6] as const;
const USUAL = 3;

const directions = ['both', 'upstream', 'downstream'] as const;

/** Reads the address; what it does not say, or says wrongly, is the usual. */
export function lineageViewOf(view: Pick<View, 'one'>): LineageView {
  const direction = directions.find(one => one === view.one('direction'));
  const depth = DEPTHS.find(one => String(one) === view.one('depth'));
  return {
    direction: direction ?? 'both',
    depth: depth ?? USUAL,
    asTable: view.one('as') === 'table',
  };
}

/**
 * How often a walk is repeated while it is on screen. It costs a query of the catalog for each step, so not every hint
 * that something changed somewhere repeats it.
 */
export const walkedAgain = { fixed: true, again: 60_000 } as const;
