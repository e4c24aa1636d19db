import { isAsideMetric, type Run } from '@slipway/plugin-ml-common';
import { differs, type ComparedField } from './comparedFields';
import { placeOf, scaleOf, type Scale } from './scales';

/** A field with the scale it is drawn on. */
export type Axis = { field: ComparedField; scale: Scale };

const MOST_PARAMETERS = 5;
const MOST_METRICS = 2;

/** The parameters, metrics and the duration that can be drawn, those that differ first. */
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
      return scale ? [{ field, scale, isSame: !differs(field, runs) }] : [];
    })
    .sort((a, b) => Number(a.isSame) - Number(b.isSame))
    .map(({ field, scale }) => ({ field, scale }));

/** The metric that the runs are most likely judged by. */
export const mainMetricOf = (
  fields: readonly ComparedField[],
): ComparedField | undefined => {
  const metrics = fields.filter(
    ({ group, name }) => group === 'metrics' && !isAsideMetric(name),
  );
  return metrics.find(({ direction }) => direction) ?? metrics[0];
};

/** The axes of the parallel coordinates when the reader has not chosen any: parameters first, what came out last. */
export const firstAxes = (
  axes: readonly Axis[],
  runs: readonly Run[],
): Axis[] => {
  const differing = axes.filter(({ field }) => differs(field, runs));
  const main = mainMetricOf(axes.map(({ field }) => field));
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
export const axisTitle = ({ field: { name }, scale }: Axis): string =>
  scale.kind === 'numbers' && scale.isLog ? `${name} (log)` : name;

/** A run's value on the axis for a chart; `NaN` where it has none. */
export const drawnValue = ({ field, scale }: Axis, run: Run): number =>
  placeOf(field, scale, run) ?? NaN;

/** A run's value on the axis for a table. */
export const toldValue = ({ field }: Axis, run: Run): string | number | null =>
  field.values.get(run.id) ?? null;
