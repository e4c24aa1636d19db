const LONG = 9;
const DIGITS = 5;
/** From here on a whole number has more digits than are kept. */
const LARGE = 10 ** DIGITS;

/**
 * A parameter as people read it: a long fraction with five digits, everything else as it was logged. Of a large number
 * the digits are often a date or an id, so that none of them may go.
 */
export const sayParameter = (value: string): string => {
  if (value.length <= LONG || !/^-?\d*\.\d+(e[-+]?\d+)?$/i.test(value))
    return value;
  const number = Number(value);
  return Math.abs(number) < LARGE
    ? String(Number(number.toPrecision(DIGITS)))
    : value;
};
