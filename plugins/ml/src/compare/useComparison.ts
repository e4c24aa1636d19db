import type { Run } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import { isMoving } from '../model/runs/howOften';
import { useMetricDirections } from '../model/runs/useMetricDirections';
import { every, useMlQuery, whileStale } from '../query';
import { axesOf } from './fields/axes';
import { comparedFields } from './fields/comparedFields';

/** How often runs are compared again of which none moves: their server may be away meanwhile. In milliseconds. */
const SELDOM = every.while * 4;

/** Reads the runs of a comparison; again soon while one of them moves, or their server is away. */
export const useComparison = (model: string, runIds: string[]) =>
  useMlQuery({
    key: ['run-comparison', model, runIds],
    read: (api, signal) => api.compareRuns(model, runIds, { signal }),
    again: last =>
      last?.runs.some(isMoving) ? every.moment * 2 : whileStale(last) || SELDOM,
  });

/** What runs can be compared by, and drawn along. */
export const useComparedFields = (model: string, runs: Run[]) => {
  const directions = useMetricDirections(model);
  return useMemo(() => {
    const fields = comparedFields(runs, directions);
    return { fields, axes: axesOf(fields, runs) };
  }, [runs, directions]);
};
