import { unzipSync } from 'fflate';
import { sha256Hex } from '../../artefacts';
import type { SourceReader } from '../../ports';
import type { SourceTree } from '../fakes';

/** A reader and a way to change a repository. */
export type SourceReaderHarness = {
  reader: SourceReader;
  /** Address of a branch, as Backstage writes it. */
  url: string;
  /** Makes a commit with exactly these files on that branch, and says its id. */
  commit(tree: SourceTree): Promise<string>;
};

/** What every `SourceReader` does. Call it within a `describe`; `create` is called once per test. */
export function sourceReaderContract(
  create: () => Promise<SourceReaderHarness>,
): void {
  const tree = { 'train.py': 'print("é")\n', 'src/a/b.txt': 'b\n' };

  it('reads the tree of the commit that the branch points at', async () => {
    const { reader, url, commit } = await create();
    const id = await commit(tree);
    const source = await reader.resolve(url);
    expect(source.commit).toBe(id);
    expect(source.url).not.toMatch(/\/\/[^/]*@/);

    const archive = await reader.archive(source);
    const bytes = await archive.read();
    expect(archive.sha256).toBe(sha256Hex(bytes));
    const files = Object.entries(unzipSync(bytes))
      .filter(([path]) => !path.endsWith('/'))
      .map(([path, content]) => [path, Buffer.from(content).toString()]);
    expect(Object.fromEntries(files)).toEqual(tree);
  });

  it('gives the same bytes for the same tree, and the old tree after a new commit', async () => {
    const { reader, url, commit } = await create();
    await commit(tree);
    const source = await reader.resolve(url);
    const before = await reader.archive(source);
    await commit({ ...tree, 'train.py': 'print("changed")\n' });
    const after = await reader.archive(source);
    expect(after.sha256).toBe(before.sha256);
    const moved = await reader.resolve(url);
    expect(moved.commit).not.toBe(source.commit);
    expect((await reader.archive(moved)).sha256).not.toBe(before.sha256);
  });

  it('says that there is no source at an unknown address', async () => {
    const { reader, url, commit } = await create();
    await commit(tree);
    await expect(
      reader.resolve(url.replace(/main/, 'no-such-branch')),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
}
