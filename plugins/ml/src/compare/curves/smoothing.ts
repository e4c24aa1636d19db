/**
 * Exponential moving average with weight `w` (0 to below 1) of what came before: `s(i) = w s(i-1) + (1-w) x(i)` from
 * `s(0) = 0`, drawn as `s(i) / (1 - w^i)`. The division takes away the pull of the start towards 0 (Kingma and Ba,
 * "Adam", 2015, section 3), as TensorBoard draws it. Values that are missing stay missing and count for nothing.
 */
export const smooth = (
  values: readonly (number | null)[],
  weight: number,
): (number | null)[] => {
  if (weight <= 0) return [...values];
  let sum = 0;
  let count = 0;
  return values.map(value => {
    if (value === null) return null;
    sum = weight * sum + (1 - weight) * value;
    count += 1;
    return sum / (1 - weight ** count);
  });
};

/** The formula for people. */
export const smoothingFormula =
  's(i) = w·s(i−1) + (1−w)·x(i), drawn as s(i) / (1 − wⁱ)';
