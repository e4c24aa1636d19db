import type { Resources } from '@slipway/plugin-ml-common';
import { sayBytes, sayNumber } from '../design';

const counted = (count: number, one: string) =>
  `${sayNumber(count)} ${one}${count === 1 ? '' : 's'}`;

/** What an execution needs, as people say it: `1 GPU (A100), 4 CPUs, 2.0 GB`. */
export const sayResources = (resources: Resources): string =>
  [
    resources.gpus > 0 &&
      `${counted(resources.gpus, 'GPU')}${
        resources.accelerator ? ` (${resources.accelerator})` : ''
      }`,
    counted(resources.cpus, 'CPU'),
    resources.memory && sayBytes(resources.memory),
  ]
    .filter(Boolean)
    .join(', ');
