import { files, notFound, refused, type CreateModelRegistry } from './harness';

/** Lists of models and versions: order, pages, filters. */
export function listContract(create: CreateModelRegistry): void {
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
}
