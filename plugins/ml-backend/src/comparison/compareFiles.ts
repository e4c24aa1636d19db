import type {
  VersionComparison,
  VersionDetail,
} from '@slipway/plugin-ml-common';

type File = VersionDetail['files'][number];
type Row = VersionComparison['files'][number];

/** The files that are not byte for byte the same on both sides, by path, and how many are. */
export function compareFiles(
  left: readonly File[],
  right: readonly File[],
): { files: Row[]; sameFiles: number } {
  const before = new Map(left.map(file => [file.path, file]));
  const after = new Map(right.map(file => [file.path, file]));
  const files: Row[] = [];
  let sameFiles = 0;
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(path), after.get(path)];
    if (one && other && one.sha256 === other.sha256) sameFiles += 1;
    else if (one && other)
      files.push({ path, change: 'changed', left: one, right: other });
    else if (one) files.push({ path, change: 'removed', left: one });
    else files.push({ path, change: 'added', right: other });
  }
  return {
    files: files.sort((a, b) => a.path.localeCompare(b.path)),
    sameFiles,
  };
}
