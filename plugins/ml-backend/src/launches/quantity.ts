import { InputError } from '@backstage/errors';

// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
const FACTORS = new Map([
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
]);

/** Bytes of a memory quantity: a number of bytes, or Kubernetes' notation such as `2Gi`. Throws `InputError`. */
export function parseMemory(quantity: string | number): number {
  const [, digits, unit] =
    /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(String(quantity).trim()) ?? [];
  const factor = FACTORS.get(unit ?? '');
  const bytes = Math.round(Number(digits) * (factor ?? NaN));
  if (!Number.isSafeInteger(bytes)) {
    throw new InputError(
      `resources.memory: '${quantity}' is not an amount of memory; write bytes, or a number with Ki, Mi, Gi or Ti, such as 2Gi`,
    );
  }
  return bytes;
}

/** Bytes for people: `1.5 GiB`. */
export function showMemory(bytes: number): string {
  const power = Math.min(4, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const unit = ['B', 'KiB', 'MiB', 'GiB', 'TiB'][power];
  return `${Number((bytes / 2 ** (10 * power)).toFixed(1))} ${unit}`;
}
