import { NotFoundError } from '@backstage/errors';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError, git, startGit } from './git.ts';
import { checkedPath, checkedReference } from './names.ts';

/** One entry of a folder. `size` in bytes, for files only. */
export type TreeEntry = {
  name: string;
  path: string;
  type: 'file' | 'dir' | 'symlink' | 'submodule';
  sha: string;
  size?: number;
};

/** A commit, as its header tells it. Times are ISO 8601. */
export type Commit = {
  sha: string;
  parents: string[];
  author: { name: string; email: string; date: string };
  subject: string;
  message: string;
};

/** What lies at a path of a commit. */
export type TreeObject =
  | { type: 'file'; sha: string; size: number }
  | { type: 'dir'; sha: string };

const commitFormat = ['%H', '%P', '%an', '%ae', '%aI', '%s', '%B'].join('%x1f');

/** A bare git repository, read through git itself. */
export class Repository {
  readonly owner: string;
  readonly name: string;
  readonly folder: string;

  constructor(owner: string, name: string, folder: string) {
    this.owner = owner;
    this.name = name;
    this.folder = folder;
  }

  /**
   * Full commit id of a branch, a tag, or a commit (at least 7 digits of its id).
   *
   * @throws NotFoundError when there is none
   */
  async resolve(reference: string): Promise<string> {
    const checked = checkedReference(reference);
    const candidates = [`refs/heads/${checked}`, `refs/tags/${checked}`];
    if (/^[0-9a-f]{7,40}$/.test(checked)) {
      candidates.push(checked);
    }
    for (const candidate of candidates) {
      const sha = await this.tryRead([
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${candidate}^{commit}`,
      ]);
      if (sha) {
        return sha;
      }
    }
    throw new NotFoundError(
      `${this.owner}/${this.name} has no branch, tag or commit ${checked}`,
    );
  }

  /** Names of the branches, the default one first. */
  async branches(): Promise<string[]> {
    const names = await this.read([
      'for-each-ref',
      '--format=%(refname:short)',
      'refs/heads',
    ]);
    const main = await this.defaultBranch();
    return names
      .split('\n')
      .filter(Boolean)
      .sort(
        (a, b) => Number(b === main) - Number(a === main) || a.localeCompare(b),
      );
  }

  /** The branch that HEAD names, whether it exists yet or not. */
  async defaultBranch(): Promise<string> {
    return await this.read(['symbolic-ref', '--short', 'HEAD']);
  }

  /** Lets HEAD follow the first push when that went to another branch than the one HEAD names. */
  async adoptFirstBranch(): Promise<void> {
    const [first] = await this.branches();
    if (first && first !== (await this.defaultBranch())) {
      await this.read(['symbolic-ref', 'HEAD', `refs/heads/${first}`]);
    }
  }

  /**
   * What lies at a path of a commit.
   *
   * @throws NotFoundError when nothing does
   */
  async at(commit: string, path: string): Promise<TreeObject> {
    const checked = checkedPath(path);
    const sha = await this.tryRead([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${commit}:${checked}`,
    ]);
    const type = sha && (await this.tryRead(['cat-file', '-t', sha]));
    if (!sha || (type !== 'blob' && type !== 'tree')) {
      throw new NotFoundError(
        `${this.owner}/${this.name} has nothing at ${checked} in ${commit.slice(
          0,
          10,
        )}`,
      );
    }
    return type === 'tree'
      ? { type: 'dir', sha }
      : {
          type: 'file',
          sha,
          size: Number(await this.read(['cat-file', '-s', sha])),
        };
  }

  /** The entries of a folder, folders first. */
  async list(tree: string, path: string): Promise<TreeEntry[]> {
    const rows = await this.read([
      'ls-tree',
      '-z',
      '--long',
      '--end-of-options',
      tree,
    ]);
    const prefix = checkedPath(path);
    const entries = rows
      .split('\0')
      .filter(Boolean)
      .map(row => toEntry(row, prefix));
    return entries.sort(
      (a, b) =>
        Number(b.type === 'dir') - Number(a.type === 'dir') ||
        a.name.localeCompare(b.name),
    );
  }

  /** A file's bytes. */
  async blob(sha: string): Promise<Buffer> {
    return await git(this.folder, ['cat-file', 'blob', sha]);
  }

  /** One commit. */
  async commit(sha: string): Promise<Commit> {
    const [commit] = await this.log(sha, 1);
    return commit;
  }

  /** A commit and those before it, newest first. */
  async log(sha: string, count: number, skip = 0): Promise<Commit[]> {
    const text = await this.read([
      'log',
      '-z',
      `--format=${commitFormat}`,
      `--max-count=${count}`,
      `--skip=${skip}`,
      '--end-of-options',
      sha,
    ]);
    return text.split('\0').filter(Boolean).map(toCommit);
  }

  /** What a commit changed against its first parent, as a patch of at most `limit` bytes. */
  async patch(sha: string, limit: number): Promise<string> {
    const args = [
      'show',
      '--format=',
      '--patch',
      '--stat',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      '--first-parent',
      '-m',
      '--end-of-options',
      sha,
    ];
    return (await git(this.folder, args, limit)).toString('utf8');
  }

  /** The tree of a commit as a tar.gz with one folder at its root; the same bytes for the same commit. */
  archive(sha: string): ChildProcessWithoutNullStreams {
    return startGit(this.folder, [
      'archive',
      '--format=tar.gz',
      `--prefix=${this.name}/`,
      sha,
    ]);
  }

  private async read(args: string[]): Promise<string> {
    return (await git(this.folder, args)).toString('utf8').replace(/\n$/, '');
  }

  /** Like `read`, with undefined where git says no. */
  private async tryRead(args: string[]): Promise<string | undefined> {
    try {
      return await this.read(args);
    } catch (error) {
      if (error instanceof GitError) {
        return undefined;
      }
      throw error;
    }
  }
}

/** `<mode> <type> <sha> <size or ->\t<name>` */
function toEntry(row: string, folder: string): TreeEntry {
  const tab = row.indexOf('\t');
  const [mode, kind, sha, size] = row.slice(0, tab).split(/ +/);
  const name = row.slice(tab + 1);
  const path = folder ? `${folder}/${name}` : name;
  if (kind === 'tree') {
    return { name, path, type: 'dir', sha };
  }
  if (kind === 'commit') {
    return { name, path, type: 'submodule', sha };
  }
  return {
    name,
    path,
    type: mode === '120000' ? 'symlink' : 'file',
    sha,
    size: Number(size),
  };
}

function toCommit(row: string): Commit {
  const [sha, parents, name, email, date, subject, message] = row
    .replace(/^\n/, '')
    .split('\x1f');
  return {
    sha,
    parents: parents.split(' ').filter(Boolean),
    author: { name, email, date },
    subject,
    message: message.trim(),
  };
}
