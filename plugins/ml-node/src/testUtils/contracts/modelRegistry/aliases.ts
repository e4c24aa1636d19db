import { files, notFound, refused, type CreateModelRegistry } from './harness';

/** Aliases: moved, read, taken away. */
export function aliasContract(create: CreateModelRegistry): void {
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
}
