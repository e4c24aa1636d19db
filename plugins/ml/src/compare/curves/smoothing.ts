/** The formula of smoothing for people; the server applies it to all values. */
export const smoothingFormula =
  's(i) = w·s(i−1) + (1−w)·x(i), drawn as s(i) / (1 − wⁱ)';
