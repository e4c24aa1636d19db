// Publishes a folder of this repository to the forge, the way a person would: an organisation, a repository, a push.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Same folder, same commit: author and time are part of a commit's id. */
const FIXED = {
  GIT_AUTHOR_NAME: 'Slipway',
  GIT_AUTHOR_EMAIL: 'slipway@slipway.example',
  GIT_AUTHOR_DATE: '2026-01-05T09:00:00Z',
  GIT_COMMITTER_NAME: 'Slipway',
  GIT_COMMITTER_EMAIL: 'slipway@slipway.example',
  GIT_COMMITTER_DATE: '2026-01-05T09:00:00Z',
};

const LEFT_OUT = new Set([
  '.git',
  '__pycache__',
  '.pytest_cache',
  '.ruff_cache',
  '.venv',
]);

export class Forge {
  #url;
  #authorization;

  constructor({ url, user, password }) {
    this.#url = url;
    this.#authorization = `Basic ${Buffer.from(`${user}:${password}`).toString(
      'base64',
    )}`;
  }

  /** Publishes once; a repository that is there already is left as it is. Answers its address. */
  async publish(folder, { owner, name, description }) {
    await this.#ensure(`/orgs/${owner}`, '/orgs', { username: owner });
    const isNew = await this.#ensure(
      `/repos/${owner}/${name}`,
      `/orgs/${owner}/repos`,
      { name, description, private: false },
    );
    if (isNew || !(await this.#hasBranch(owner, name)))
      await this.#push(folder, owner, name, description);
    return `${this.#url}/${owner}/${name}`;
  }

  async #hasBranch(owner, name) {
    const answer = await fetch(
      `${this.#url}/${owner}/${name}/src/branch/main`,
      { headers: { authorization: this.#authorization } },
    );
    return answer.status === 200;
  }

  async #ensure(probe, collection, body) {
    const found = await this.#api('GET', probe);
    if (found.status === 200) return false;
    const made = await this.#api('POST', collection, body);
    if (!made.ok)
      throw new Error(
        `The forge refused ${collection}: ${made.status} ${await made.text()}`,
      );
    return true;
  }

  #api(method, path, body) {
    return fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        authorization: this.#authorization,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
  }

  async #push(folder, owner, name, description) {
    const work = await mkdtemp(join(tmpdir(), 'slipway-seed-'));
    // By the environment, so that the password is on no command line.
    const env = {
      ...process.env,
      ...FIXED,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.extraHeader',
      GIT_CONFIG_VALUE_0: `Authorization: ${this.#authorization}`,
    };
    const git = (...args) => run('git', args, { cwd: work, env });
    try {
      await cp(folder, work, {
        recursive: true,
        filter: path => !LEFT_OUT.has(path.split('/').at(-1)),
      });
      await git('init', '--quiet', '--initial-branch=main');
      await git('add', '--all', '--force');
      await git('commit', '--quiet', '--message', description);
      await git('push', '--quiet', `${this.#url}/${owner}/${name}.git`, 'main');
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
}
