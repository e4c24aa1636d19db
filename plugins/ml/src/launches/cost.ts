import type { Launch } from '@slipway/plugin-ml-common';
import { sayNumber } from '../design';

type Cost = NonNullable<Launch['cost']>;

/** Money as people say it: `0.04 USD`; what is there but rounds to nothing is `< 0.01 USD`. */
export const sayMoney = (amount: number, currency = ''): string =>
  amount > 0 && amount < 0.01
    ? `< 0.01 ${currency}`.trim()
    : `${amount.toLocaleString('en', {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      })} ${currency}`.trim();

/** GPU or CPU hours to three significant digits. */
export const sayHours = (hours: number, of: 'GPU' | 'CPU'): string =>
  `${sayNumber(Number(hours.toPrecision(3)))} ${of} hours`;

/** What an execution has cost so far: money where the cluster has a price, and GPU hours. */
export const sayCost = ({ amount, currency, gpuHours }: Cost): string =>
  [
    amount !== undefined && sayMoney(amount, currency),
    gpuHours && sayHours(gpuHours, 'GPU'),
  ]
    .filter(Boolean)
    .join(', ') || '–';

/** The same in one figure, for a list: money where there is a price, else GPU hours. */
export const sayCostBriefly = ({
  amount,
  currency,
  gpuHours,
}: Cost): string => {
  if (amount !== undefined) return sayMoney(amount, currency);
  return gpuHours ? sayHours(gpuHours, 'GPU') : '–';
};
