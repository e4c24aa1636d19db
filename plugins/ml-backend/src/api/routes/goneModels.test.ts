import type { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { testEntities } from '../__testUtils__/entities';
import { startMl, type StartOptions } from '../__testUtils__/startMl';

const MODEL = '/api/ml/entities/mlmodel/default/flight-delay';
const RENAMED = 'departure-delay';
const RENAMED_REF = `mlmodel:default/${RENAMED}`;

const [flightDelay] = testEntities;
const withRenamed: Entity[] = [
  ...testEntities,
  { ...flightDelay, metadata: { name: RENAMED } },
];

/** A model with a version that the portal has seen. */
async function start(options?: StartOptions) {
  const ml = await startMl(options);
  const look = async () => {
    await ml.sweep();
    await ml.refresh();
  };
  const get = async (path: string) => {
    const { status, body } = await request(ml.server).get(path);
    expect(status).toBe(200);
    return body;
  };
  ml.registry.addVersion('flight-delay');
  await look();
  return {
    ...ml,
    look,
    overview: () => get(MODEL),
    version: () => get(`${MODEL}/versions/1`),
    row: async () => (await get('/api/ml/fleet?text=flight')).items[0],
  };
}

describe('a model that its registry has no more by its name', () => {
  it('is said to be gone on its page and on the fleet, and what was known of it is kept', async () => {
    const { registry, look, overview, row, version } = await start();
    expect((await overview()).gone).toBeUndefined();
    expect((await row()).gone).toBeUndefined();
    registry.removeModel('flight-delay');
    await look();
    const { gone, newestVersion } = await overview();
    expect(gone).toEqual({ noticedAt: expect.any(String) });
    expect(newestVersion).toBeUndefined();
    expect((await row()).gone).toEqual(gone);
    expect(await version()).toMatchObject({
      version: '1',
      deletedAt: gone.noticedAt,
    });
  });

  it('is no longer said to be gone when it is there again', async () => {
    const { registry, look, overview, row } = await start();
    registry.removeModel('flight-delay');
    await look();
    registry.addVersion('flight-delay');
    await look();
    const { gone, newestVersion } = await overview();
    expect(gone).toBeUndefined();
    expect(newestVersion).toMatchObject({ version: '1' });
    expect((await row()).gone).toBeUndefined();
  });

  it('leads to its new name: the entity of that name, and its newest version in the registry', async () => {
    const { registry, look, overview, row } = await start({
      entities: withRenamed,
    });
    registry.renameModel('flight-delay', RENAMED);
    await look();
    const { gone } = await overview();
    expect(gone).toEqual({
      noticedAt: expect.any(String),
      renamedTo: RENAMED,
      describedBy: RENAMED_REF,
      url: expect.stringContaining(`/models/${RENAMED}/versions/1`),
    });
    expect((await row()).gone).toEqual({
      noticedAt: gone.noticedAt,
      renamedTo: RENAMED,
    });
  });

  it.each<[string, Entity[], string[]]>([
    ['nobody described', testEntities, []],
    ['the caller may not see', withRenamed, [RENAMED_REF]],
  ])('names no entity of its new name that %s', async (_, entities, hidden) => {
    const { registry, look, overview } = await start({ entities, hidden });
    registry.renameModel('flight-delay', RENAMED);
    await look();
    const { gone } = await overview();
    expect(gone).toMatchObject({ renamedTo: RENAMED });
    expect(gone.describedBy).toBeUndefined();
  });
});
