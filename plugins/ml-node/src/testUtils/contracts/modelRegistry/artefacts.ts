import { files, notFound, refused, type CreateModelRegistry } from './harness';

/** Artefacts: their digest, and single files. */
export function artefactContract(create: CreateModelRegistry): void {
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

  it('lists the files at the top of an artefact', async () => {
    const { registry, modelName, addVersion } = await create();
    const version = await addVersion(modelName, {
      files: { 'README.md': '# Delays\n', 'code/README.md': '', empty: '' },
    });
    const listed = await registry.listArtefactFiles({
      model: modelName,
      version,
    });
    expect(listed.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'README.md', size: 9 },
      { path: 'empty', size: 0 },
    ]);
    const none = { model: modelName, version: '999' };
    await expect(registry.listArtefactFiles(none)).rejects.toMatchObject(
      notFound,
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
