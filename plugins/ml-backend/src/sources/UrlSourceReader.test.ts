import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { OutsideServer } from '@slipway/plugin-ml-node/testUtils';
import { strFromU8, unzipSync } from 'fflate';
import { createUrlSourceReader } from './createUrlSourceReader';

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);

type Tree = Record<string, string>;

/** A forge that speaks as much of Gitea's API as Backstage's URL reader needs. */
class Forge {
  head = OLD;
  isDown = false;
  readonly #archives = new Map<string, Buffer>();

  readonly answer: RequestListener = (request, response) => {
    const path = request.url ?? '';
    const [, ref] =
      /(?:commits|archive)\/([^/]+?)(?:\.tar\.gz)?$/.exec(path) ?? [];
    const commit = ref === 'main' ? this.head : ref ?? '';
    const archive = this.#archives.get(commit);
    if (this.isDown) response.writeHead(502).end();
    else if (!archive) response.writeHead(404).end();
    else if (path.includes('/commits/')) {
      response.end(JSON.stringify({ sha: commit }));
    } else response.end(archive);
  };

  /** What is at a commit, from a folder on disk. */
  publish(commit: string, folder: string) {
    this.#archives.set(
      commit,
      execFileSync('tar', ['-czf', '-', '-C', dirname(folder), 'repository']),
    );
  }
}

describe('the source reader', () => {
  const folder = createMockDirectory();
  let forge: Forge;
  let server: OutsideServer;
  let url: string;
  beforeEach(async () => {
    forge = new Forge();
    server = await OutsideServer.start(forge.answer);
    url = `${server.url}/org/repository/src/branch/main/`;
  });
  afterEach(() => server.stop());

  const createReader = (source: object = {}) => {
    const config = mockServices.rootConfig({
      data: {
        integrations: {
          gitea: [{ host: new URL(server.url).host, baseUrl: server.url }],
        },
        ml: { launches: { source } },
      },
    });
    const logger = mockServices.logger.mock();
    return createUrlSourceReader({
      config,
      urlReader: UrlReaders.default({ config, logger }),
    });
  };

  const publish = (
    commit: string,
    tree: Tree,
    change: (root: string) => void = () => {},
  ) => {
    folder.clear();
    const root = folder.resolve('repository');
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    change(root);
    forge.publish(commit, root);
  };

  const unzip = async (archive: { read(): Promise<Uint8Array> }) =>
    Object.fromEntries(
      Object.entries(unzipSync(await archive.read())).map(([path, bytes]) => [
        path,
        strFromU8(bytes),
      ]),
    );

  it('resolves a branch to its commit, and packs that commit though the branch moves on', async () => {
    publish(OLD, { 'train.py': 'old', 'pkg/a.py': 'a' });
    const reader = createReader();
    const source = await reader.resolve(url);
    expect(source).toEqual({ url, commit: OLD });
    publish(NEW, { 'train.py': 'new' });
    forge.head = NEW;
    // Another process, which has nothing in memory.
    const archive = await createReader().archive(source);
    expect(await unzip(archive)).toEqual({
      'pkg/a.py': 'a',
      'train.py': 'old',
    });
    expect(archive.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await reader.resolve(url)).toMatchObject({ commit: NEW });
  });

  it('packs the same tree into the same bytes, whenever and wherever', async () => {
    const tree = { 'b.py': 'b', 'a.py': 'a', 'pkg/é.py': 'x' };
    publish(OLD, tree);
    publish(NEW, Object.fromEntries(Object.entries(tree).reverse()), root =>
      utimesSync(join(root, 'a.py'), 1, 1),
    );
    const reader = createReader();
    const first = await reader.archive({ url, commit: OLD });
    const second = await reader.archive({ url, commit: NEW });
    expect(second.sha256).toBe(first.sha256);
  });

  it('asks the forge once for what many launch', async () => {
    publish(OLD, { 'train.py': 'old' });
    const reader = createReader();
    await reader.resolve(url);
    await Promise.all([
      reader.archive({ url, commit: OLD }),
      reader.archive({ url, commit: OLD }),
      reader.resolve(url),
    ]);
    expect(
      server.requests.filter(path => path.includes('/archive/')),
    ).toHaveLength(1);
  });

  it('packs a folder of a repository', async () => {
    publish(OLD, { 'a/train.py': 'a', 'b/train.py': 'b' });
    const reader = createReader();
    const source = await reader.resolve(`${url}a/`);
    expect(await unzip(await reader.archive(source))).toEqual({
      'train.py': 'a',
    });
  });

  it.each<[string, Tree, (root: string) => void, string]>([
    [
      'a link',
      { 'train.py': 'x' },
      root => symlinkSync('train.py', join(root, 'link.py')),
      "'link.py', which is a link",
    ],
    [
      'a name that two readers read differently',
      { 'a\\b.py': 'x' },
      () => {},
      'not safe to unpack',
    ],
    ['nothing', {}, root => mkdirSync(root), 'no files'],
    ['too much', { 'a.bin': 'x'.repeat(2_000) }, () => {}, '1000 bytes'],
    [
      'too many files',
      Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`${n}`, 'x'])),
      () => {},
      '5 files',
    ],
  ])('refuses %s', async (_, tree, change, words) => {
    publish(OLD, tree, change);
    await expect(
      createReader({ maxBytes: 1_000, maxFiles: 5 }).resolve(url),
    ).rejects.toThrow(words);
  });

  it('says whether the source is not there, or its forge does not answer', async () => {
    publish(OLD, { 'train.py': 'x' });
    const reader = createReader();
    await expect(
      reader.archive({ url, commit: 'c'.repeat(40) }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    forge.isDown = true;
    await expect(reader.resolve(url)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await expect(
      reader.resolve('http://elsewhere.example/org/x/src/branch/main/'),
    ).rejects.toThrow('add its host to integrations');
    await expect(reader.resolve('file:///etc/passwd')).rejects.toThrow(
      'not an http address',
    );
  });
});
