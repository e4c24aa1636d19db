import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createForge } from './forge.ts';

const account = { user: 'slipway', password: 'secret' };
const authorization = `Basic ${Buffer.from('slipway:secret').toString(
  'base64',
)}`;

describe('the forge', () => {
  let folder: string;
  let server: Server;
  let baseUrl: string;
  let host: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'forge test '));
    server = createServer();
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    host = `localhost:${(server.address() as AddressInfo).port}`;
    baseUrl = `http://${host}`;
    server.on(
      'request',
      createForge({
        repositories: join(folder, 'repositories'),
        account,
        baseUrl,
      }),
    );
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
    await rm(folder, { recursive: true, force: true });
  });

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${baseUrl}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        authorization,
        'content-type': 'application/json',
        ...init.headers,
      },
    });
  const post = (path: string, body: unknown) =>
    call(path, { method: 'POST', body: JSON.stringify(body) });
  const git = async (cwd: string, ...args: string[]) => {
    const env = {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
    };
    const identity = [
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@slipway.example',
      '-c',
      'init.defaultBranch=main',
    ];
    return (
      await promisify(execFile)('git', [...identity, ...args], { cwd, env })
    ).stdout.trim();
  };
  const remote = (name: string, user = account) =>
    `http://${user.user}:${user.password}@${host}/departures/${name}.git`;

  async function repositoryWith(
    name: string,
    files: Record<string, string>,
  ): Promise<{ folder: string; sha: string }> {
    await post('/api/v1/orgs', { username: 'departures' });
    await post('/api/v1/orgs/departures/repos', { name });
    const work = await mkdtemp(join(folder, 'work-'));
    await git(work, 'init', '--quiet');
    for (const [path, text] of Object.entries(files)) {
      await writeFile(join(work, path), text);
    }
    await git(work, 'add', '.');
    await git(work, 'commit', '--quiet', '-m', 'First <commit>');
    await git(work, 'push', '--quiet', remote(name), 'main');
    return { folder: work, sha: await git(work, 'rev-parse', 'HEAD') };
  }

  it('is published to by publish:gitea and read back by the Gitea reader', async () => {
    await post('/api/v1/orgs', { username: 'departures' });
    const config = new ConfigReader({
      integrations: {
        gitea: [{ host, baseUrl, username: 'slipway', password: 'secret' }],
      },
    });
    const action = createPublishGiteaAction({
      integrations: ScmIntegrations.fromConfig(config),
      config,
    });
    const workspacePath = await mkdtemp(join(folder, 'workspace-'));
    await writeFile(
      join(workspacePath, 'catalog-info.yaml'),
      'kind: MLModel\n',
    );
    const context = createMockActionContext({
      workspacePath,
      input: {
        repoUrl: `${host}?owner=departures&repo=published`,
        description: 'A repository',
        defaultBranch: 'main',
      },
    });

    await action.handler(context);

    const contents = `${baseUrl}/departures/published/src/branch/main/`;
    expect(context.output).toHaveBeenCalledWith('repoContentsUrl', contents);
    const reader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });
    const file = await reader.readUrl(`${contents}catalog-info.yaml`);
    expect((await file.buffer()).toString()).toBe('kind: MLModel\n');
    const tree = await reader.readTree(contents);
    const [only] = await tree.files();
    expect([only.path, (await only.content()).toString()]).toEqual([
      'catalog-info.yaml',
      'kind: MLModel\n',
    ]);
    await expect(
      reader.readTree(contents, { etag: tree.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    await expect(
      reader.readUrl(`${contents}missing.yaml`),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    const atCommit = await reader.readTree(
      `${baseUrl}/departures/published/src/commit/${tree.etag}/`,
    );
    expect(atCommit.etag).toBe(tree.etag);
  });

  it('lets git clone without an account and push only with it', async () => {
    const { sha } = await repositoryWith('pushed', { 'a.txt': 'hello\n' });
    const clone = await mkdtemp(join(folder, 'clone-'));
    await git(
      clone,
      'clone',
      '--quiet',
      `${baseUrl}/departures/pushed.git`,
      '.',
    );
    expect(await git(clone, 'rev-parse', 'HEAD')).toBe(sha);

    await git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Second');
    const wrong = { user: 'slipway', password: 'guess' };
    await expect(
      git(clone, 'push', '--quiet', remote('pushed', wrong), 'main'),
    ).rejects.toThrow(/Authentication failed/);
    await expect(
      git(clone, 'push', '--quiet', 'origin', 'main'),
    ).rejects.toThrow(/could not read Username/);
    const around = await fetch(
      `${baseUrl}/departures/pushed.git/git-receive-pack?service=git-upload-pack`,
      { method: 'POST' },
    );
    expect(around.status).toBe(401);
    await git(clone, 'push', '--quiet', remote('pushed'), 'main');
    const commit = await (
      await call('/api/v1/repos/departures/pushed/git/commits/main')
    ).json();
    expect(commit).toMatchObject({
      commit: { message: 'Second', author: { name: 'Ada' } },
      parents: [{ sha }],
    });
  });

  it('gives the same archive for the same commit', async () => {
    const { sha } = await repositoryWith('archived', { 'a.txt': 'hello\n' });
    const download = async () =>
      Buffer.from(
        await (
          await call(`/api/v1/repos/departures/archived/archive/${sha}.tar.gz`)
        ).arrayBuffer(),
      );
    expect((await download()).equals(await download())).toBe(true);
  });

  it('follows the first push when it goes to another branch than main', async () => {
    await post('/api/v1/orgs', { username: 'departures' });
    await post('/api/v1/orgs/departures/repos', { name: 'trunk' });
    const work = await mkdtemp(join(folder, 'work-'));
    await git(work, 'init', '--quiet');
    await git(work, 'commit', '--quiet', '--allow-empty', '-m', 'First');
    await git(work, 'push', '--quiet', remote('trunk'), 'HEAD:trunk');
    expect(
      await (await call('/api/v1/repos/departures/trunk')).json(),
    ).toMatchObject({ default_branch: 'trunk' });
  });

  it('shows hostile content as text', async () => {
    const { sha } = await repositoryWith('hostile', {
      '<b>.txt': '<script>alert(1)</script>',
    });
    const pages = [
      'src/branch/main',
      'src/branch/main/%3Cb%3E.txt',
      `commit/${sha}`,
      'commits/branch/main',
    ];
    for (const path of pages) {
      const response = await call(`/departures/hostile/${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain(
        "default-src 'none'",
      );
      expect(await response.text()).not.toMatch(/<script>|<b>|<commit>/);
    }
  });

  it.each([
    '/api/v1/repos/departures/..%2Fdepartures/contents/a',
    '/api/v1/repos/..%2f..%2fetc/passwd/contents/a',
    '/api/v1/repos/departures/safe/contents/..%2f..%2fHEAD?ref=main',
    '/api/v1/repos/departures/safe/contents/.git%2Fconfig?ref=main',
    '/api/v1/repos/departures/safe/contents/a.txt?ref=--output=x',
    '/api/v1/repos/departures/safe/contents/a.txt?ref=main@%7B1%7D',
    '/api/v1/repos/departures/safe/archive/--remote=x.tar.gz',
    '/departures/safe.git/info/refs?service=git-upload-archive',
    '/departures/safe.git/config',
    '/departures/safe.git/objects/info/packs',
  ])('refuses %s', async path => {
    await repositoryWith('safe', { 'a.txt': 'hello\n' }).catch(() => undefined);
    const { status } = await call(path);
    expect([400, 403, 404]).toContain(status);
  });

  it.each([
    '',
    '.',
    '..',
    '.hidden',
    'a/b',
    'a.git',
    'a\u0000b',
    '-flag',
    'x'.repeat(101),
  ])('refuses a repository called %j', async name => {
    await post('/api/v1/orgs', { username: 'departures' });
    expect((await post('/api/v1/orgs/departures/repos', { name })).status).toBe(
      400,
    );
  });

  it('refuses a name that is taken, an unknown organisation and a wrong password', async () => {
    await repositoryWith('taken', { 'a.txt': 'hello\n' });
    expect(
      (await post('/api/v1/orgs/departures/repos', { name: 'taken' })).status,
    ).toBe(409);
    expect(
      (await post('/api/v1/orgs/nobody/repos', { name: 'new' })).status,
    ).toBe(404);
    expect(
      (
        await call('/api/v1/orgs/departures', {
          headers: { authorization: 'Basic eDp5' },
        })
      ).status,
    ).toBe(401);
    expect((await fetch(`${baseUrl}/api/v1/orgs/departures`)).status).toBe(401);
  });

  it('refuses other host names and writes that come from a page', async () => {
    const fromPage = await call('/api/v1/orgs', {
      method: 'POST',
      body: '{"username":"evil"}',
      headers: { origin: 'http://evil.example' },
    });
    expect(fromPage.status).toBe(403);
    const rebound = await new Promise(done => {
      get(baseUrl, { headers: { host: 'evil.example' } }, response => {
        response.resume();
        done(response.statusCode);
      });
    });
    expect(rebound).toBe(403);
    expect(
      await readFile(
        join(folder, 'repositories', 'evil', 'HEAD'),
        'utf8',
      ).catch(() => 'none'),
    ).toBe('none');
  });
});
