const LONG = 9;
const DIGITS = 5;

/** A parameter as people read it: a long number with five digits, everything else as it was logged. */
export const sayParameter = (value: string): string => {
  if (value.length <= LONG || !/^-?\d*\.\d+(e[-+]?\d+)?$/i.test(value))
    return value;
  return String(Number(Number(value).toPrecision(DIGITS)));
};
