import { InputError } from '@backstage/errors';

const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/;
const reference =
  /^[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;

/**
 * An organisation's or repository's name as Gitea allows it: it becomes a folder, so nothing that a file system or git
 * reads as more than a name.
 *
 * @throws InputError naming what is wrong
 */
export function checkedName(value: unknown, what: string): string {
  if (
    typeof value !== 'string' ||
    !name.test(value) ||
    value.includes('..') ||
    /\.(git|lock|wiki)$/i.test(value)
  ) {
    throw new InputError(
      `${what} must be 1 to 100 letters, digits, '.', '_' or '-', start and end with a letter or digit, and not end with .git`,
    );
  }
  return value;
}

/**
 * The name of a branch or tag, or a commit id.
 *
 * @throws InputError for what git would read as more than a name
 */
export function checkedReference(value: string): string {
  if (
    value.length > 250 ||
    !reference.test(value) ||
    value.includes('..') ||
    /\.(?:lock)?$/.test(value)
  ) {
    throw new InputError('This is not the name of a branch, a tag or a commit');
  }
  return value;
}

/**
 * A path inside a repository's tree, without a slash at either end; '' is the root.
 *
 * @throws InputError for a path that leaves the tree
 */
export function checkedPath(value: string): string {
  const segments = value.split('/').filter(segment => segment !== '');
  const leaves = segments.some(
    segment =>
      segment === '.' ||
      segment === '..' ||
      segment.toLowerCase() === '.git' ||
      /\p{Cc}|\\/u.test(segment),
  );
  if (leaves || value.length > 4096) {
    throw new InputError('This path does not lie inside the repository');
  }
  return segments.join('/');
}
