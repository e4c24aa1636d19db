import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './git.ts';
import { checkedName } from './names.ts';
import { Repository } from './Repository.ts';

/** All repositories: a folder per organisation, a bare repository `<name>.git` in it. */
export class Repositories {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Names of the organisations. */
  async organisations(): Promise<string[]> {
    return await folders(this.root);
  }

  /** Whether there is such an organisation. */
  async hasOrganisation(owner: string): Promise<boolean> {
    return await isFolder(join(this.root, checkedName(owner, 'owner')));
  }

  /** Makes an organisation; one that exists is left as it is. */
  async addOrganisation(owner: string): Promise<void> {
    await mkdir(join(this.root, checkedName(owner, 'organisation')), {
      recursive: true,
    });
  }

  /** Names of an organisation's repositories. */
  async list(owner: string): Promise<string[]> {
    const names = await folders(join(this.root, checkedName(owner, 'owner')));
    return names
      .filter(name => name.endsWith('.git'))
      .map(name => name.slice(0, -'.git'.length));
  }

  /**
   * One repository.
   *
   * @throws NotFoundError when there is none of that name
   */
  async get(owner: string, name: string): Promise<Repository> {
    const folder = join(
      this.root,
      checkedName(owner, 'owner'),
      `${checkedName(name, 'repository')}.git`,
    );
    if (!(await isFolder(folder))) {
      throw new NotFoundError(`There is no repository ${owner}/${name}`);
    }
    return new Repository(owner, name, folder);
  }

  /**
   * Makes an empty repository. It appears whole or not at all.
   *
   * @throws NotFoundError without the organisation, ConflictError when the name is taken
   */
  async create(
    owner: string,
    name: string,
    description: string,
  ): Promise<Repository> {
    const checked = checkedName(name, 'name');
    if (!(await this.hasOrganisation(owner))) {
      throw new NotFoundError(`There is no organisation ${owner}`);
    }
    const folder = join(this.root, owner, `${checked}.git`);
    const draft = await mkdtemp(join(this.root, owner, '.new-'));
    try {
      await git(draft, [
        'init',
        '--quiet',
        '--bare',
        '--initial-branch=main',
        draft,
      ]);
      await writeFile(join(draft, 'description'), `${description}\n`);
      // An empty target would be replaced; a repository is never empty.
      await rename(draft, folder);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      if (await isFolder(folder)) {
        throw new ConflictError(
          `The repository ${owner}/${checked} exists already`,
        );
      }
      throw error;
    }
    return new Repository(owner, checked, folder);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
}

/** Names of the visible folders in a folder, sorted; none where it does not exist. */
async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(entry => entry.name)
    .sort();
}
