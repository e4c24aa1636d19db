import { TestDatabases } from '@backstage/backend-test-utils';
import { DeliveryStore } from './DeliveryStore';
import { AliasWitness } from './history/AliasWitness';
import { MODEL, startMirror } from './mirror/__testUtils__/startMirror';
import { RegistryHints } from './RegistryHints';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const delivery = (id: string | undefined, model: string = MODEL.model) => ({
  headers: { 'x-fake-delivery': id },
  body: Buffer.from(model),
});

describe.each(databases.eachSupportedId())('hints on %p', id => {
  /** A registry that was read, and two replicas that are told of changes there. */
  const open = async () => {
    const portal = await startMirror(await databases.init(id));
    const { registry, models, database, look, now } = portal;
    registry.addVersion(MODEL.model);
    await look();
    const hinted: string[] = [];
    const replica = () =>
      new RegistryHints({
        ports: { modelRegistries: [registry] },
        mirror: { hint: instance => hinted.push(instance) },
        models,
        deliveries: new DeliveryStore(database),
        witness: new AliasWitness(portal),
        onMoved: () => {},
        now,
      });
    return {
      ...portal,
      hinted,
      replicas: [replica(), replica()],
      /** When the model is to be looked at, and how many deliveries are remembered. */
      state: async () => ({
        lookAt: (await models.find(MODEL))?.look_at,
        remembered: (await database('registry_deliveries')).length,
      }),
      answer: async () => {
        const row = await models.find(MODEL);
        if (row) await models.answerLook(row);
      },
    };
  };

  it('have their model looked at, once however often and to whichever replica they come', async () => {
    const { replicas, state, answer, hinted, now } = await open();
    await replicas[0].receive('default', delivery('d-1'));
    expect(await state()).toEqual({
      lookAt: now().toISOString(),
      remembered: 1,
    });
    await answer();
    for (const one of replicas) await one.receive('default', delivery('d-1'));
    expect(await state()).toEqual({ lookAt: null, remembered: 1 });
    expect(hinted).toEqual(['default']);
  });

  it('that are forged, or for a registry that is not there, leave nothing behind', async () => {
    const { replicas, state, hinted } = await open();
    for (const instance of ['default', 'nothing']) {
      await expect(
        replicas[0].receive(instance, delivery(undefined)),
      ).rejects.toMatchObject({ name: 'AuthenticationError' });
    }
    await expect(
      replicas[0].receive('nothing', delivery('d-1')),
    ).rejects.toMatchObject({ name: 'AuthenticationError' });
    expect(await state()).toEqual({ lookAt: null, remembered: 0 });
    expect(hinted).toEqual([]);
  });

  it('count when they come again after they could not be taken', async () => {
    const { replicas, state, models, now } = await open();
    const ask = models.askLook.bind(models);
    models.askLook = async () => {
      throw new Error('The database is away');
    };
    const taken = replicas[0].receive('default', delivery('d-1'));
    await expect(taken).rejects.toThrow('away');
    models.askLook = ask;
    await replicas[0].receive('default', delivery('d-1'));
    expect((await state()).lookAt).toBe(now().toISOString());
  });

  it('are forgotten once they would be refused for their age', async () => {
    const { replicas, state, clock } = await open();
    await replicas[0].receive('default', delivery('d-1'));
    clock.at += 3_700_000;
    await replicas[0].receive('default', delivery('d-2'));
    expect((await state()).remembered).toBe(1);
  });
});
