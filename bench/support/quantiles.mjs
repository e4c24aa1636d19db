/** Minimum, median and maximum of some figures. */
export function spread(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2
      ? sorted[middle]
      : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: sorted[0], median, max: sorted.at(-1), runs: sorted.length };
}

/** Median, 95th percentile and maximum of some milliseconds, to a hundredth. */
export function quantiles(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = share =>
    Number(sorted[Math.ceil(share * sorted.length) - 1].toFixed(2));
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), runs: sorted.length };
}
