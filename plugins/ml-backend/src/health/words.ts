import type { Observation } from '@slipway/plugin-ml-common';

const METHODS: Record<string, string> = {
  psi: 'PSI',
  ks: 'KS statistic',
  js_distance: 'Jensen-Shannon distance',
  wasserstein: 'Wasserstein distance',
  roc_auc: 'ROC AUC',
  mae: 'mean absolute error',
  age_seconds: 'age in seconds',
};

/** A method as people call it. */
export const methodName = (method: string): string => METHODS[method] ?? method;

/** At most three significant digits; whole numbers stay whole. */
export const shortNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e6
    ? String(value)
    : String(Number(value.toPrecision(3)));

const withUnit = (value: number, unit: string | undefined) =>
  unit ? `${shortNumber(value)} ${unit}` : shortNumber(value);

/** The threshold an observation has reached, the worse one first. */
const reachedThreshold = ({ status, thresholds }: Observation) =>
  status === 'failing' ? thresholds.failing : thresholds.degraded;

/**
 * One observation as a clause that does not age: "`temp` PSI 0.31, at or above 0.2 for 3 windows". `windows` counts
 * how many windows in a row, newest first, were no better.
 */
export function describe(observation: Observation, windows = 1): string {
  const { name, method, value, unit, direction, reason } = observation;
  const measured =
    name === method ? `\`${name}\`` : `\`${name}\` ${methodName(method)}`;
  if (value === null) {
    return `${measured} could not be measured${reason ? `: ${reason}` : ''}`;
  }
  const threshold = reachedThreshold(observation);
  const said = `${measured} ${withUnit(value, unit)}`;
  if (threshold === undefined || observation.status === 'healthy') return said;
  const side = direction === 'higher_is_worse' ? 'above' : 'below';
  const rule = `at or ${side} ${withUnit(threshold, unit)}`;
  return windows > 1
    ? `${said}, ${rule} for ${windows} windows`
    : `${said}, ${rule}`;
}

const UNITS: readonly [string, number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
];

/** An age or period in its largest unit: `12 min`, `3 d`. */
export function duration(milliseconds: number): string {
  for (const [unit, size] of UNITS) {
    if (milliseconds >= size)
      return `${Math.floor(milliseconds / size)} ${unit}`;
  }
  return 'less than a minute';
}

/** Who observed, as people say it: `/mlpipeline/default/flight-delay-monitor` is `flight-delay-monitor`. */
export const sourceName = (source: string): string =>
  source.split('/').filter(Boolean).at(-1) ?? source;
