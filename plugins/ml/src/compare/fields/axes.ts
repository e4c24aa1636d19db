import { isAsideMetric, type Run } from '@slipway/plugin-ml-common';
import { sayNumber, shownText } from '../../design';
import { byMeaning } from '../../model/runs/metricOrder';
import {
  differs,
  isCommon,
  isVaried,
  type ComparedField,
} from './comparedFields';
import { placeOf, scaleOf, type Scale } from './scales';

/** A field with the scale it is drawn on. */
export type Axis = { field: ComparedField; scale: Scale };

const MOST_PARAMETERS = 5;
const MOST_METRICS = 2;

/** The parameters, metrics and the duration that can be drawn: those first that tell runs apart and that most runs have. */
export const axesOf = (
  fields: readonly ComparedField[],
  runs: readonly Run[],
): Axis[] =>
  fields
    .filter(
      ({ group, id }) =>
        group === 'parameters' || group === 'metrics' || id === 'run.seconds',
    )
    .flatMap(field => {
      const scale = scaleOf(field);
      const merit =
        4 * Number(differs(field, runs)) +
        2 * Number(isCommon(field, runs.length)) +
        Number(isVaried(field, runs));
      return scale ? [{ field, scale, merit }] : [];
    })
    .sort((a, b) => b.merit - a.merit)
    .map(({ field, scale }) => ({ field, scale }));

/** The metric that the runs are most likely judged by: one that most of them have. */
export const mainMetricOf = (
  fields: readonly ComparedField[],
  runs: readonly Run[],
): ComparedField | undefined => {
  const metrics = fields
    .filter(({ group, name }) => group === 'metrics' && !isAsideMetric(name))
    .sort(
      (a, b) =>
        Number(isCommon(b, runs.length)) - Number(isCommon(a, runs.length)) ||
        byMeaning(a.name, b.name),
    );
  return metrics.find(({ direction }) => direction) ?? metrics[0];
};

/** The axes of the parallel coordinates when the reader has not chosen any: parameters first, what came out last. */
export const firstAxes = (
  axes: readonly Axis[],
  runs: readonly Run[],
): Axis[] => {
  const differing = axes.filter(
    ({ field }) => isVaried(field, runs) && isCommon(field, runs.length),
  );
  const main = mainMetricOf(
    differing.map(({ field }) => field),
    runs,
  );
  const metrics = differing.filter(
    ({ field }) => field.group === 'metrics' && !isAsideMetric(field.name),
  );
  const isMain = ({ field }: Axis) => field === main;
  return [
    ...differing
      .filter(({ field }) => field.group === 'parameters')
      .slice(0, MOST_PARAMETERS),
    ...[
      ...metrics.filter(axis => !isMain(axis)).slice(0, MOST_METRICS - 1),
      ...metrics.filter(isMain),
    ],
  ];
};

/** What the axis is called, with what a reader must know of it. */
export const axisTitle = ({ field, scale }: Axis): string => {
  const name = shownText(field.name);
  return scale.kind === 'numbers' && scale.isLog ? `${name} (log)` : name;
};

/** A run's value on the axis for a chart; `null` where it has none. */
export const drawnValue = ({ field, scale }: Axis, run: Run): number | null =>
  placeOf(field, scale, run) ?? null;

/** A run's value on the axis in a sentence: `lr: 0.1`. */
export const sayOn = (axis: Axis, run: Run): string => {
  const value = axis.field.values.get(run.id);
  return `${axis.field.name}: ${
    typeof value === 'number' ? sayNumber(value) : value ?? '–'
  }`;
};

/** A run's value on the axis for a table. */
export const toldValue = ({ field }: Axis, run: Run): string | number | null =>
  field.values.get(run.id) ?? null;
