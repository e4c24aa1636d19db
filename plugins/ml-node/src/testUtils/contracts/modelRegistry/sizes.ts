import { AnswerTooLargeError } from '../../../http';
import { files, type CreateModelRegistry } from './harness';

/** What does not fit into an answer is in the way of nothing else. */
export function sizeContract(create: CreateModelRegistry): void {
  it('goes on behind a version that alone is too large for an answer, and says that one was left out', async () => {
    const { registry, modelName, addVersion, addHuge, deleteModel } =
      await create();
    await addVersion(modelName, { files });
    await addHuge(modelName);
    await addVersion(modelName, { files });
    const query = { order: 'model' as const, model: modelName };
    await expect(
      registry.listAllVersions({ ...query, limit: 3 }),
    ).rejects.toBeInstanceOf(AnswerTooLargeError);
    const seen: string[] = [];
    let leftOut = 0;
    let cursor: string | undefined;
    do {
      const page = await registry.listAllVersions({
        ...query,
        limit: 1,
        cursor,
      });
      seen.push(...page.items.map(({ version }) => version));
      leftOut += page.leftOut ?? 0;
      cursor = page.nextCursor;
    } while (cursor);
    expect([seen, leftOut]).toEqual([['3', '1'], 1]);
    // Others list what is in the registry too.
    await deleteModel(modelName);
  }, 60_000);
}
