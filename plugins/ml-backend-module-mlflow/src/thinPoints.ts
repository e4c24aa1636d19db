/** At most `max` of the points, evenly picked, with the first and the last. */
export function thinPoints<T>(points: T[], max: number): T[] {
  if (points.length <= max) {
    return points;
  }
  if (max === 1) {
    return points.slice(-1);
  }
  const stride = (points.length - 1) / (max - 1);
  return Array.from(
    { length: max },
    (_, index) => points[Math.round(index * stride)],
  );
}
