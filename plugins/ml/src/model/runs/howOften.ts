import type { Run } from '@slipway/plugin-ml-common';
import { every } from '../../query';

/** Does a run go on, or wait to begin? */
export const isMoving = ({ status }: Pick<Run, 'status'>): boolean =>
  status === 'RUNNING' || status === 'SCHEDULED';

/** How often runs are read again, in milliseconds: soon while one of them moves. */
export const howOften = (runs: readonly Run[]): number =>
  runs.some(isMoving) ? every.moment : every.while;
