/** A measured value with as many digits as a reader can use. */
export const sayNumber = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e15)
    return value.toLocaleString('en');
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-4)) return value.toExponential(3);
  if (size >= 1000)
    return value.toLocaleString('en', { maximumFractionDigits: 1 });
  return value.toFixed(size >= 100 ? 2 : 4).replace(/\.?0+$/, '');
};

/** Bytes in the unit that fits: `1.4 MB` (powers of 1000). */
export const sayBytes = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(
    units.length - 1,
    bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0,
  );
  const value = bytes / 1000 ** step;
  return `${value.toFixed(step && value < 100 ? 1 : 0)} ${units[step]}`;
};

/** A share as percent. */
export const sayShare = (share: number): string =>
  `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
