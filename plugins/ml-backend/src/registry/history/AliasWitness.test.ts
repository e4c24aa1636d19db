import { TestDatabases } from '@backstage/backend-test-utils';
import { DeliveryStore } from '../DeliveryStore';
import { MODEL, startMirror } from '../mirror/__testUtils__/startMirror';
import { RegistryHints } from '../RegistryHints';
import { AliasWitness } from './AliasWitness';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const ALIAS = { model: MODEL.model, alias: 'champion' };

/** What a registry sends when an alias is moved. */
type Delivery = { id: string; alias: string; version?: string; at: number };

/** A registry whose first version is the champion, read twice, and two replicas that it tells of moves. */
async function withChampion(database: Parameters<typeof startMirror>[0]) {
  const portal = await startMirror(database);
  const { registry, clock, look, recorder, history, models } = portal;
  for (const _ of [1, 2, 3]) registry.addVersion(MODEL.model);
  await registry.setAlias({ ...ALIAS, version: '1' });
  await look();
  await look();
  const told: string[] = [];
  const replica = () =>
    new RegistryHints({
      ...portal,
      ports: { modelRegistries: [registry] },
      mirror: { hint: () => {} },
      deliveries: new DeliveryStore(database),
      witness: new AliasWitness(portal),
      onMoved: ({ model }) => told.push(model),
    });
  const replicas = [replica(), replica()];
  let deliveries = 0;
  const deliver = async ({ id, ...move }: Delivery, to = 0) => {
    clock.at += 50;
    await replicas[to].receive('default', {
      headers: { 'x-fake-delivery': id, 'x-fake-move': JSON.stringify(move) },
      body: Buffer.from(MODEL.model),
    });
  };
  /** Moves the alias; what the registry sends then is for the test to deliver. */
  const move = async (version?: string): Promise<Delivery> => {
    clock.at += 1_000;
    deliveries += 1;
    if (version) await registry.setAlias({ ...ALIAS, version });
    else await registry.deleteAlias(ALIAS);
    return { id: `d-${deliveries}`, alias: 'champion', version, at: clock.at };
  };
  return {
    ...portal,
    told,
    move,
    deliver,
    /** Moves the alias, and is told of it. */
    moveTo: async (version?: string) => deliver(await move(version)),
    announce: (act: 'expect' | 'record', from: string, to: string) =>
      database.transaction(transaction =>
        recorder[act](transaction, {
          ...MODEL,
          alias: 'champion',
          from,
          to,
          promotionId: 'p-1',
          actor: 'user:default/ada',
        }),
      ),
    kept: async () => (await models.find(MODEL))?.aliases,
    /** Who moved it, from where and where to, oldest first. */
    moved: async () =>
      (await history.list(MODEL, { limit: 20 })).items
        .map(one =>
          one.kind === 'alias' ? `${one.by} ${one.from} ${one.to}` : one.kind,
        )
        .reverse(),
  };
}

describe.each(databases.eachSupportedId())('moves told of on %p', id => {
  const open = async () => withChampion(await databases.init(id));
  const FOUND = 'unknown undefined 1';

  it('between two looks are in the history, once', async () => {
    const { moveTo, look, moved, kept, told } = await open();
    await moveTo('2');
    await moveTo('3');
    await moveTo();
    await moveTo('2');
    const expected = [
      FOUND,
      'outside 1 2',
      'outside 2 3',
      'outside 3 undefined',
      'outside undefined 2',
    ];
    expect(await moved()).toEqual(expected);
    expect(await kept()).toBe('{"champion":"2"}');
    expect(told).toHaveLength(4);
    await look();
    await look();
    expect(await moved()).toEqual(expected);
  });

  it('say when, and since when it was elsewhere at the latest', async () => {
    const { move, deliver, history, now } = await open();
    const before = now().toISOString();
    const [second, third] = [await move('2'), await move('3')];
    await deliver(second);
    await deliver(third);
    const { items } = await history.list(MODEL, { limit: 2 });
    const [at2, at3] = [second, third].map(({ at }) =>
      new Date(at).toISOString(),
    );
    expect(items).toMatchObject([
      { to: '3', at: at3, earliestAt: at2 },
      { to: '2', at: at2, earliestAt: before },
    ]);
    expect((await history.at(MODEL, new Date(second.at))).items).toMatchObject([
      { version: '2' },
    ]);
  });

  it('that went there and back are in the history', async () => {
    const { moveTo, look, moved, history } = await open();
    await moveTo('2');
    await moveTo('1');
    await look();
    expect(await moved()).toEqual([FOUND, 'outside 1 2', 'outside 2 1']);
    expect((await history.movedOutside([MODEL])).size).toBe(0);
  });

  it('are kept though a look has found the last of them', async () => {
    const { move, deliver, look, moved, untold } = await open();
    const sent = [await move('2'), await move('1'), await move('3')];
    await look();
    expect(await moved()).toEqual([FOUND, 'outside 1 3']);
    for (const one of sent) await deliver(one);
    const expected = [FOUND, 'outside 1 2', 'outside 2 1', 'outside 1 3'];
    expect(await moved()).toEqual(expected);
    await look();
    expect(await moved()).toEqual(expected);
    // The owners are told where it came to.
    expect(await untold.findUntold(['champion'], '', 9)).toMatchObject([
      { to_version: '3' },
    ]);
  });

  it('and found by looks are not there twice, however late they are told of', async () => {
    const { move, deliver, look, moved, clock } = await open();
    const there = await move('2');
    await look();
    const back = await move('1');
    await look();
    // They waited at the registry, which dates them when it sends them.
    await deliver({ ...there, at: clock.at });
    await deliver({ ...back, at: clock.at });
    await look();
    expect(await moved()).toEqual([FOUND, 'outside 1 2', 'outside 2 1']);
  });

  it('again, or in another order, change nothing', async () => {
    const { move, deliver, look, moved } = await open();
    const [second, third] = [await move('2'), await move('3')];
    await deliver(third);
    await deliver(third, 1);
    await deliver({ ...third, id: 'another' });
    await deliver(second);
    await look();
    expect(await moved()).toEqual([FOUND, 'outside 1 3']);
  });

  it('of which the last was lost are put right by the next look', async () => {
    const { move, moveTo, look, moved, kept } = await open();
    await moveTo('2');
    await move('1');
    await look();
    expect(await moved()).toEqual([FOUND, 'outside 1 2', 'outside 2 1']);
    expect(await kept()).toBe('{"champion":"1"}');
  });

  it('are not taken back by a look that was asked for before', async () => {
    const { registry, moveTo, look, moved, kept } = await open();
    const list = registry.listModels.bind(registry);
    registry.listModels = async (...query) => {
      const page = await list(...query);
      registry.listModels = list;
      await moveTo('2');
      return page;
    };
    await look();
    expect(await kept()).toBe('{"champion":"2"}');
    await look();
    expect(await moved()).toEqual([FOUND, 'outside 1 2']);
    expect(await kept()).toBe('{"champion":"2"}');
  });

  it('by the portal are its own, whenever they are told of', async () => {
    const { announce, move, moveTo, deliver, look, moved } = await open();
    await announce('expect', '1', '2');
    await moveTo('2');
    await announce('record', '1', '2');
    await announce('expect', '2', '1');
    const back = await move('1');
    await announce('record', '2', '1');
    await deliver(back);
    await moveTo('3');
    await moveTo('1');
    await look();
    expect(await moved()).toEqual([
      FOUND,
      'portal 1 2',
      'portal 2 1',
      'outside 1 3',
      'outside 3 1',
    ]);
  });

  it('that are forged change nothing', async () => {
    const { deliver, moved } = await open();
    await expect(
      deliver({ id: '', alias: 'champion', version: '2', at: 0 }),
    ).rejects.toMatchObject({ name: 'AuthenticationError' });
    expect(await moved()).toEqual([FOUND]);
  });

  it('may be of an alias of any name, and of a version that no database keeps', async () => {
    const { deliver, moved, clock } = await open();
    const told = { version: '2', at: clock.at };
    await deliver({ ...told, id: 'd-1', alias: 'constructor' });
    await deliver({ ...told, id: 'd-2', alias: '__proto__' });
    await deliver({ ...told, id: 'd-3', alias: 'a\0b' });
    await deliver({ ...told, id: 'd-4', alias: 'champion', version: '2\0' });
    expect((await moved()).slice(1)).toEqual([
      'outside undefined 2',
      'outside undefined 2',
    ]);
  });
});
