import { InputError } from '@backstage/errors';

/** Rounds of decoding after which a path that still changes is refused. */
const MOST_DECODINGS = 5;

const CONTROL = /\p{Cc}/u;

/**
 * A path of an artefact as it may be asked for: relative, without empty, `.` and `..` parts however they are encoded,
 * without backslashes and control characters. Marks that change the direction of text are a name like any other; pages
 * show them. Throws `InputError`.
 */
export function checkArtefactPath(path: string): string {
  for (const read of readings(path)) {
    const strange = read
      .split('/')
      .some(part => part === '' || part === '.' || part === '..');
    if (strange || read.includes('\\') || CONTROL.test(read)) {
      throw new InputError(
        `path: ${JSON.stringify(
          path.slice(0, 200),
        )} leaves the artefacts or is not plain; ask for a path that the list of artefacts gave`,
      );
    }
  }
  return path;
}

/** The path, and what it is when something on the way decodes it once more than it should. */
function readings(path: string): string[] {
  const found = [path];
  for (let round = 0; round < MOST_DECODINGS; round += 1) {
    const last = found[found.length - 1];
    let decoded: string;
    try {
      decoded = decodeURIComponent(last);
    } catch {
      // A lone `%` is no encoding.
      return found;
    }
    if (decoded === last) return found;
    found.push(decoded);
  }
  throw new InputError('path: is encoded too many times');
}
