import type { VersionDetail } from '@slipway/plugin-ml-common';
import type { Sorting } from '../../design';

type File = VersionDetail['files'][number];

/** Columns that the files can be sorted by. */
export const sortKeys = ['path', 'size', 'format'] as const;

const compare: Record<(typeof sortKeys)[number], (a: File, b: File) => number> =
  {
    path: (a, b) => a.path.localeCompare(b.path),
    size: (a, b) => a.size - b.size,
    format: (a, b) =>
      (a.format ?? '\uFFFF').localeCompare(b.format ?? '\uFFFF'),
  };

const isKey = (text: string): text is (typeof sortKeys)[number] =>
  sortKeys.some(key => key === text);

/** A sorting as it stands in the address: `-size`; undefined where it says nothing that can be sorted by. */
export const readSorting = (text: string | undefined): Sorting | undefined => {
  const column = text?.replace(/^-/, '') ?? '';
  return isKey(column)
    ? { column, order: text?.startsWith('-') ? 'desc' : 'asc' }
    : undefined;
};

/** As {@link readSorting} reads it. */
export const writeSorting = ({ column, order }: Sorting): string =>
  order === 'desc' ? `-${column}` : column;

/** The files whose path or digest holds the text, in the order asked for. */
export const chosenFiles = (
  files: readonly File[],
  text: string,
  sorting: Sorting | undefined,
): File[] => {
  const wanted = text.trim().toLowerCase();
  const found = files.filter(
    ({ path, sha256 }) =>
      path.toLowerCase().includes(wanted) || sha256.startsWith(wanted),
  );
  if (!sorting || !isKey(sorting.column)) return found;
  const by = compare[sorting.column];
  const sign = sorting.order === 'desc' ? -1 : 1;
  return found.sort((a, b) => sign * by(a, b) || compare.path(a, b));
};
