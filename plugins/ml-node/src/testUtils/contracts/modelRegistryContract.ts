import { aliasContract } from './modelRegistry/aliases';
import { artefactContract } from './modelRegistry/artefacts';
import { changeContract } from './modelRegistry/changes';
import { conditionContract } from './modelRegistry/conditions';
import { files, type CreateModelRegistry } from './modelRegistry/harness';
import { listContract } from './modelRegistry/lists';
import { sizeContract } from './modelRegistry/sizes';

export type { ModelRegistryHarness } from './modelRegistry/harness';

/** What every `ModelRegistry` does. Call it within a `describe`; `create` is called once per test. */
export function modelRegistryContract(create: CreateModelRegistry): void {
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

  changeContract(create);
  listContract(create);
  conditionContract(create);
  aliasContract(create);
  artefactContract(create);
  sizeContract(create);
}
