import { files, type CreateModelRegistry } from './harness';

/** Lists that are asked for again on condition that they changed. */
export function conditionContract(create: CreateModelRegistry): void {
  it('gives a page of versions again only where it has changed', async () => {
    const { registry, modelName, addVersion, setTag } = await create();
    await addVersion(modelName, { files, tags: { a: '1', b: '2' } });
    await addVersion(modelName, { files, description: 'newer' });
    const query = { order: 'model' as const, model: modelName, limit: 10 };
    const { etag, notModified } = await registry.listAllVersions(query);
    expect(etag).toEqual(expect.any(String));
    expect(notModified).toBeUndefined();
    const again = { ...query, ifNoneMatch: etag };
    await expect(registry.listAllVersions(again)).resolves.toEqual({
      items: [],
      etag,
      notModified: true,
    });
    const tag = { key: 'c', value: '3' };
    await setTag({ model: modelName, version: '1' }, tag);
    const changed = await registry.listAllVersions(again);
    expect(changed.items.map(({ tags }) => tags.c)).toEqual([undefined, '3']);
    expect(changed.etag).not.toBe(etag);
  });

  it('gives a page of models again where an alias moved, which changes no time', async () => {
    const { registry, modelName, addVersion } = await create();
    await addVersion(modelName, { files });
    const query = { order: 'changed' as const, limit: 1 };
    const { etag, items } = await registry.listModels(query);
    expect(items.map(({ name }) => name)).toEqual([modelName]);
    const again = { ...query, ifNoneMatch: etag };
    await expect(registry.listModels(again)).resolves.toEqual({
      items: [],
      etag,
      notModified: true,
    });
    await registry.setAlias({
      model: modelName,
      alias: 'champion',
      version: '1',
    });
    await expect(registry.listModels(again)).resolves.toMatchObject({
      items: [{ name: modelName, aliases: { champion: '1' } }],
    });
  });
}
