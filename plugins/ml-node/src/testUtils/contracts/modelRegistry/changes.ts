import { files, notFound, type CreateModelRegistry } from './harness';

/** What a registry says after others have changed, renamed or deleted something in it. */
export function changeContract(create: CreateModelRegistry): void {
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
}
