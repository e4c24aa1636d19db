import type { Run } from '@slipway/plugin-ml-common';
import { every } from '../../query';

/** How often runs are read again, in milliseconds: soon while one of them moves. */
export const howOften = (runs: readonly Run[]): number =>
  runs.some(({ status }) => status === 'RUNNING' || status === 'SCHEDULED')
    ? every.moment
    : every.while;
