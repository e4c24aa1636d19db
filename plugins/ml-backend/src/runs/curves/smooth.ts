/**
 * Exponential moving average with weight `w` (0 to below 1) of what came before: `s(i) = w s(i-1) + (1-w) x(i)` from
 * `s(0) = 0`, as `s(i) / (1 - w^i)`. The division takes away the pull of the start towards 0 (Kingma and Ba, "Adam",
 * 2015, section 3), as TensorBoard draws it. What is not a finite number stays so and counts for nothing.
 */
export function smooth(values: readonly number[], weight: number): number[] {
  let sum = 0;
  let count = 0;
  return values.map(value => {
    if (!Number.isFinite(value)) return value;
    sum = weight * sum + (1 - weight) * value;
    count += 1;
    return sum / (1 - weight ** count);
  });
}
