import type { Launch } from '@slipway/plugin-ml-common';
import { sayNumber } from '../design';

/** What an execution has cost so far: money where the cluster has a price, and GPU hours. */
export const sayCost = ({
  amount,
  currency,
  gpuHours,
}: NonNullable<Launch['cost']>): string =>
  [
    amount !== undefined &&
      `${amount.toLocaleString('en', {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      })} ${currency ?? ''}`.trim(),
    gpuHours !== undefined && `${sayNumber(gpuHours)} GPU hours`,
  ]
    .filter(Boolean)
    .join(', ') || '–';
