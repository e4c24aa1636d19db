import type { Run, RunPage } from '@slipway/plugin-ml-common';
import { every } from '../../query';

/** Does a run go on, or wait to begin? */
export const isMoving = ({ status }: Pick<Run, 'status'>): boolean =>
  status === 'RUNNING' || status === 'SCHEDULED';

/** How often runs are read again, in milliseconds: soon while one of them moves. */
export const howOften = (runs: readonly Run[]): number =>
  runs.some(isMoving) ? every.moment : every.while;

/** How often pages of runs are read again: also soon while their number is being counted. */
export const howOftenPages = (pages: readonly RunPage[]): number =>
  pages[0]?.indexedAt && pages[0].total === undefined
    ? every.moment
    : howOften(pages.flatMap(({ items }) => items));
