import type { Run } from '@slipway/plugin-ml-common';
import type { ComparedField, FieldValue } from './comparedFields';

/** How the values of a field lie on an axis: numbers, or words one after the other. */
export type Scale =
  | { kind: 'numbers'; isLog: boolean }
  | { kind: 'words'; words: string[] };

const MOST_WORDS = 40;
const LOG_FROM = 100;

const asNumber = (value: FieldValue): number | undefined => {
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
};

/** The scale of a field; undefined where there is nothing to draw: no value, or too many different words. */
export const scaleOf = (field: ComparedField): Scale | undefined => {
  // A metric that is not a number lies nowhere, and says nothing of the others.
  const values = [...field.values.values()].filter(
    value => typeof value === 'string' || Number.isFinite(value),
  );
  const numbers = values.map(asNumber).filter(value => value !== undefined);
  if (values.length === 0) return undefined;
  if (numbers.length === values.length) {
    const low = Math.min(...numbers);
    return {
      kind: 'numbers',
      isLog: low > 0 && Math.max(...numbers) / low >= LOG_FROM,
    };
  }
  const words = [...new Set(values.map(String))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return words.length <= MOST_WORDS ? { kind: 'words', words } : undefined;
};

/** Where a run's value lies on the scale; undefined where it has none. */
export const placeOf = (
  field: ComparedField,
  scale: Scale,
  run: Run,
): number | undefined => {
  const value = field.values.get(run.id);
  if (value === undefined) return undefined;
  if (scale.kind === 'numbers') return asNumber(value);
  const index = scale.words.indexOf(String(value));
  return index < 0 ? undefined : index;
};
