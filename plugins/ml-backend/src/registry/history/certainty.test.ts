import { TestDatabases } from '@backstage/backend-test-utils';
import { startMirror } from '../mirror/__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('what is certain on %p', id => {
  it('in a large registry is what was seen of the model itself', async () => {
    const { registry, look, history, models, now, clock } = await startMirror(
      await databases.init(id),
    );
    for (let n = 0; n < 300; n += 1) registry.addVersion(`m-${n}`);
    const name = { instance: 'default', model: 'm-0' };
    await registry.setAlias({ model: 'm-0', alias: 'champion', version: '1' });
    await look();
    const seenAt = (await models.find(name))?.seen_at ?? '';
    const at = async (time: Date) => (await history.at(name, time)).items[0];
    // The registry answers, but shows no page with this model.
    const list = registry.listModels.bind(registry);
    registry.listModels = async (request, options) => {
      const page = await list(request, options);
      return { ...page, items: page.items.filter(one => one.name !== 'm-0') };
    };
    await look();
    expect((await models.find(name))?.seen_at).toBe(seenAt);
    expect(await at(new Date(seenAt))).toMatchObject({
      version: '1',
      known: true,
      certain: true,
    });
    expect(await at(now())).toMatchObject({ version: '1', certain: false });
    registry.listModels = list;
    for (let n = 0; n < 3; n += 1) await look();
    clock.at += 1_000;
    expect(await at(new Date(+new Date(seenAt) + 5_000))).toMatchObject({
      version: '1',
      certain: true,
    });
  });

  it('in a small registry is what one page showed of all models', async () => {
    const { registry, look, history, now } = await startMirror(
      await databases.init(id),
    );
    registry.addVersion('m-0');
    await look();
    const before = now();
    await look();
    const name = { instance: 'default', model: 'm-0' };
    expect((await history.at(name, before)).items).toMatchObject([
      { known: true, certain: true },
    ]);
    const [early] = (await history.at(name, new Date(0))).items;
    expect(early).toMatchObject({ known: false, certain: false });
    await expect(
      history.at(name, new Date(+now() + 3_600_000)),
    ).rejects.toThrow('lies in the future');
  });
});
