import type { Estimate, Resources } from '@slipway/plugin-ml-common';
import type { Price } from './launchRow';

/** Hours and money of a launch, from the median run time of earlier ones; one hour is shown where there are none. */
export function estimateLaunch(options: {
  resources: Resources;
  /** Run times of earlier launches of the pipeline. */
  seconds: readonly number[];
  price: Price;
}): Estimate {
  const { resources, seconds, price } = options;
  const sorted = [...seconds].sort((a, b) => a - b);
  const known = sorted.length > 0;
  const median = known ? sorted[Math.floor(sorted.length / 2)] : 3_600;
  const hours = median / 3_600;
  const gpuHours = hours * resources.gpus;
  const cpuHours = hours * resources.cpus;
  return {
    gpuHours,
    cpuHours,
    ...(price
      ? {
          cost: gpuHours * price.gpuHour + cpuHours * price.cpuHour,
          currency: price.currency,
        }
      : {}),
    basis: known
      ? `median of the last ${sorted.length} successful launches: ${showMinutes(
          median,
        )}`
      : 'for each hour it runs; no launch of this pipeline has succeeded yet',
  };
}

function showMinutes(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
