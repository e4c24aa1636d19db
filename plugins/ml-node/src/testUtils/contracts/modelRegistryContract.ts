import type { ModelRegistry, VersionKey } from '../../ports';
import type { FakeVersion } from '../fakes';

/** A registry and a way to register versions in it. */
export type ModelRegistryHarness = {
  registry: ModelRegistry;
  /** A name that no model of an earlier test has. */
  modelName: string;
  /** Registers the next version of a model, which is made when it is not there; says the version. */
  addVersion(
    model: string,
    version: Pick<FakeVersion, 'files' | 'tags' | 'description'>,
  ): Promise<string>;
  /** What others do to it by the system's own means. */
  deleteVersion(key: VersionKey): Promise<void>;
  deleteModel(name: string): Promise<void>;
  renameModel(name: string, to: string): Promise<void>;
  setTag(key: VersionKey, tag: { key: string; value: string }): Promise<void>;
  /** Moves a version to a stage, and what was there to `Archived`. */
  moveStage(key: VersionKey, stage: string): Promise<void>;
};

/** What every `ModelRegistry` does. Call it within a `describe`; `create` is called once per test. */
export function modelRegistryContract(
  create: () => Promise<ModelRegistryHarness>,
): void {
  const files = { 'a.txt': 'hello\n' };
  const notFound = { name: 'NotFoundError' };
  const refused = { name: 'InputError' };

  it('says its version', async () => {
    const { registry } = await create();
    expect((await registry.check()).version).not.toBe('');
  });

  it('gives a version as it was registered', async () => {
    const { registry, modelName, addVersion } = await create();
    const version = await addVersion(modelName, {
      files,
      tags: { 'slipway.launch': 'l-1' },
    });
    const key = { model: modelName, version };
    await expect(registry.getVersion(key)).resolves.toMatchObject({
      ...key,
      status: 'ready',
      aliases: [],
      tags: { 'slipway.launch': 'l-1' },
    });
    expect(registry.versionUrl(key)).toContain(modelName);
    expect(registry.clientUri).toMatch(/^https?:\/\/[^@]*$/);
  });

  it('gives what people wrote as it is, however hostile, and where the version came from', async () => {
    const { registry, modelName, addVersion } = await create();
    const description =
      '<script>alert(1)</script> \u202etxt.exe [x](javascript:alert(1)) 🚢 ../../etc';
    const tags = { 'team/owner': '"; drop table runs; --', note: '<b>\n</b>' };
    const version = await addVersion(modelName, { files, description, tags });
    const key = { model: modelName, version };
    const expected = {
      ...key,
      description,
      tags,
      runId: expect.stringMatching(/./),
      source: expect.stringMatching(/./),
    };
    await expect(registry.getVersion(key)).resolves.toMatchObject(expected);
    const { items } = await registry.listAllVersions({
      order: 'model',
      model: modelName,
      limit: 10,
    });
    expect(items).toMatchObject([expected]);
  });

  it('gives a tag as it was changed last', async () => {
    const { registry, modelName, addVersion, setTag } = await create();
    const version = await addVersion(modelName, { files, tags: { a: '1' } });
    const key = { model: modelName, version };
    await setTag(key, { key: 'a', value: '2' });
    await setTag(key, { key: 'b', value: '3' });
    const { tags } = await registry.getVersion(key);
    expect(tags).toMatchObject({ a: '2', b: '3' });
  });

  it('forgets a version that was deleted, and what pointed at it', async () => {
    const { registry, modelName, addVersion, deleteVersion } = await create();
    for (const _ of [1, 2]) await addVersion(modelName, { files });
    const key = { model: modelName, version: '2' };
    await registry.setAlias({ ...key, alias: 'champion' });
    await deleteVersion(key);
    await expect(registry.getVersion(key)).rejects.toMatchObject(notFound);
    expect((await registry.getModel(modelName)).aliases).toEqual({});
    const { items } = await registry.listVersions({
      model: modelName,
      limit: 10,
    });
    expect(items.map(({ version }) => version)).toEqual(['1']);
  });

  it('forgets a model that was deleted', async () => {
    const { registry, modelName, addVersion, deleteModel } = await create();
    await addVersion(modelName, { files });
    await deleteModel(modelName);
    await expect(registry.getModel(modelName)).rejects.toMatchObject(notFound);
    await expect(
      registry.listAllVersions({ order: 'model', model: modelName, limit: 10 }),
    ).resolves.toMatchObject({ items: [] });
    const { items } = await registry.listModels({ limit: 100 });
    expect(items.map(({ name }) => name)).not.toContain(modelName);
  });

  it('gives a renamed model by its new name only, with all that it has, as the latest change', async () => {
    const { registry, modelName, addVersion, renameModel } = await create();
    const version = await addVersion(modelName, { files, tags: { a: '1' } });
    await registry.setAlias({ model: modelName, alias: 'champion', version });
    const before = await registry.getModel(modelName);
    await addVersion(`${modelName}-2`, { files });
    const renamed = `${modelName} renamed`;
    await renameModel(modelName, renamed);
    await expect(registry.getModel(modelName)).rejects.toMatchObject(notFound);
    await expect(registry.getModel(renamed)).resolves.toMatchObject({
      createdAt: before.createdAt,
      aliases: { champion: version },
    });
    await expect(
      registry.getVersion({ model: renamed, version }),
    ).resolves.toMatchObject({ tags: { a: '1' }, aliases: ['champion'] });
    const { items } = await registry.listModels({ limit: 1 });
    expect(items.map(({ name }) => name)).toEqual([renamed]);
  });

  it('says the stages of versions, and that both have changed when one takes the place of another', async () => {
    const { registry, modelName, addVersion, moveStage } = await create();
    for (const _ of [1, 2]) await addVersion(modelName, { files });
    await addVersion(`${modelName}-2`, { files });
    const stages = async () => {
      const { items } = await registry.listAllVersions({
        order: 'model',
        model: modelName,
        limit: 10,
      });
      return items.map(({ stage }) => stage);
    };
    expect(await stages()).toEqual([undefined, undefined]);
    await moveStage({ model: modelName, version: '1' }, 'Production');
    expect(await stages()).toEqual([undefined, 'Production']);
    const first = { model: modelName, version: '1' };
    const before = await registry.getVersion(first);
    await moveStage({ model: modelName, version: '2' }, 'Production');
    expect(await stages()).toEqual(['Production', 'Archived']);
    const after = await registry.getVersion(first);
    expect(after.updatedAt).toBeGreaterThan(before.updatedAt);
    const { items } = await registry.listModels({ limit: 1 });
    expect(items.map(({ name }) => name)).toEqual([modelName]);
    await moveStage({ model: modelName, version: '2' }, 'None');
    expect(await stages()).toEqual([undefined, 'Archived']);
  });

  it('lists versions newest first, each on exactly one page, and by tag', async () => {
    const { registry, modelName, addVersion } = await create();
    for (const launch of ['a', 'b', 'b']) {
      await addVersion(modelName, {
        files,
        tags: { 'slipway.launch': launch },
      });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await registry.listVersions({
        model: modelName,
        limit: 2,
        cursor,
      });
      seen.push(...page.items.map(({ version }) => version));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['3', '2', '1']);

    const tagged = await registry.listVersions({
      model: modelName,
      limit: 10,
      tag: { key: 'slipway.launch', value: 'a' },
    });
    expect(tagged.items.map(({ version }) => version)).toEqual(['1']);
  });

  it('has no versions of an unknown model', async () => {
    const { registry, modelName } = await create();
    await expect(
      registry.listVersions({ model: modelName, limit: 10 }),
    ).resolves.toEqual({ items: [] });
    await expect(registry.getModel(modelName)).rejects.toMatchObject(notFound);
    await expect(
      registry.getVersion({ model: modelName, version: '1' }),
    ).rejects.toMatchObject(notFound);
    await expect(
      registry.getAlias({ model: modelName, alias: 'champion' }),
    ).rejects.toMatchObject(notFound);
  });

  it('lists models', async () => {
    const { registry, modelName, addVersion } = await create();
    await addVersion(modelName, { files });
    const { items } = await registry.listModels({ limit: 100 });
    expect(items.map(({ name }) => name)).toContain(modelName);
    const page = await registry.listModels({ limit: 1 });
    expect(page.items).toHaveLength(1);
    await expect(registry.listModels({ limit: 0 })).rejects.toMatchObject(
      refused,
    );
  });

  it('lists the versions of all models, each on exactly one page, and the latest change first', async () => {
    const { registry, modelName, addVersion } = await create();
    const other = `${modelName}-2`;
    for (const model of [modelName, other, modelName]) {
      await addVersion(model, { files, tags: { kept: 'yes' } });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      // A cursor stays good with another limit.
      const page = await registry.listAllVersions({
        order: 'model',
        limit: cursor ? 100 : 1,
        cursor,
      });
      seen.push(...page.items.map(({ model, version }) => model + version));
      cursor = page.nextCursor;
    } while (cursor);
    const ours = seen.filter(key => key.startsWith(modelName));
    expect(ours.sort()).toEqual(
      [`${modelName}1`, `${modelName}2`, `${other}1`].sort(),
    );
    const { items } = await registry.listAllVersions({
      order: 'changed',
      limit: 1,
    });
    expect(items).toMatchObject([
      { model: modelName, version: '2', tags: { kept: 'yes' } },
    ]);
  });

  it('lists a model among the first after it got a version', async () => {
    const { registry, modelName, addVersion } = await create();
    await addVersion(modelName, { files });
    await addVersion(`${modelName}-2`, { files });
    await addVersion(modelName, { files });
    const changed = await registry.listModels({ limit: 1 });
    expect(changed.items.map(({ name }) => name)).toEqual([modelName]);
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await registry.listModels({
        order: 'name',
        limit: 100,
        cursor,
      });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(names.filter(name => name.startsWith(modelName))).toEqual([
      modelName,
      `${modelName}-2`,
    ]);
  });

  it('moves an alias and says where it points', async () => {
    const { registry, modelName, addVersion } = await create();
    const first = await addVersion(modelName, { files });
    const second = await addVersion(modelName, { files });
    const query = { model: modelName, alias: 'champion' };
    await expect(registry.getAlias(query)).resolves.toBeUndefined();

    await registry.setAlias({ ...query, version: first });
    await expect(registry.getAlias(query)).resolves.toBe(first);
    await registry.setAlias({ ...query, version: second });
    await expect(registry.getAlias(query)).resolves.toBe(second);
    await expect(registry.getModel(modelName)).resolves.toMatchObject({
      aliases: { champion: second },
    });
    await expect(
      registry.getVersion({ model: modelName, version: second }),
    ).resolves.toMatchObject({ aliases: ['champion'] });
    const { items } = await registry.listVersions({
      model: modelName,
      limit: 10,
    });
    expect(items.map(({ aliases }) => aliases)).toEqual([['champion'], []]);

    await registry.deleteAlias(query);
    await registry.deleteAlias(query);
    await expect(registry.getAlias(query)).resolves.toBeUndefined();
  });

  it('refuses an alias for a version that is not there, and one that is no word', async () => {
    const { registry, modelName, addVersion } = await create();
    await addVersion(modelName, { files });
    await expect(
      registry.setAlias({ model: modelName, alias: 'champion', version: '9' }),
    ).rejects.toMatchObject(notFound);
    await expect(
      registry.setAlias({ model: modelName, alias: 'no word', version: '1' }),
    ).rejects.toMatchObject(refused);
  });

  it('digests an artefact as the contract says', async () => {
    const { registry, modelName, addVersion } = await create();
    const golden = await addVersion(modelName, { files });
    await expect(
      registry.digestArtefact({ model: modelName, version: golden }),
    ).resolves.toMatchObject({
      digest:
        'sha256:c542ecfa5e23acccadeb4188670608c3b6e16f3c0adc2911d49c936e84197ac9',
      files: [
        {
          path: 'a.txt',
          size: 6,
          sha256:
            '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
        },
      ],
      size: 6,
    });

    const tree = await addVersion(modelName, {
      files: {
        MLmodel: 'flavors: {}\n',
        'code/deep/er/a b+c.py': 'print()\n',
        'data/é.bin': new Uint8Array(300_000).fill(7),
        empty: '',
      },
    });
    const digested = await registry.digestArtefact({
      model: modelName,
      version: tree,
    });
    expect(digested.files.map(({ path, size }) => [path, size])).toEqual([
      ['MLmodel', 12],
      ['code/deep/er/a b+c.py', 8],
      ['data/é.bin', 300_000],
      ['empty', 0],
    ]);
    expect(digested.size).toBe(300_020);
    const openings = digested.files.flatMap(({ opening }) => opening ?? []);
    expect([0, digested.files.length]).toContain(openings.length);
    expect(openings.map(({ byteLength }) => byteLength)).toEqual(
      openings.length > 0 ? [12, 8, 128, 0] : [],
    );
  });

  it('reads one file of an artefact within bounds', async () => {
    const { registry, modelName, addVersion } = await create();
    const version = await addVersion(modelName, {
      files: { 'a.txt': 'hello\n', 'sub/b.json': '{}' },
    });
    const key = { model: modelName, version };
    const read = async (path: string, maxBytes: number) =>
      Buffer.from(
        await registry.readArtefactFile({ ...key, path, maxBytes }),
      ).toString();
    await expect(read('a.txt', 6)).resolves.toBe('hello\n');
    await expect(read('sub/b.json', 100)).resolves.toBe('{}');
    await expect(read('a.txt', 5)).rejects.toMatchObject(refused);
    await expect(read('none.txt', 5)).rejects.toMatchObject(notFound);
    await expect(read('../a.txt', 100)).rejects.toThrow();
  });
}
