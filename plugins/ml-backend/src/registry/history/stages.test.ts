import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, startMirror } from '../mirror/__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('stages on %p', id => {
  /** A registry that was read, with three versions, of which the first is in production. */
  const open = async () => {
    const portal = await startMirror(await databases.init(id), [
      { name: 'production', alias: 'production', stage: 'Production' },
      { name: 'staging', alias: 'challenger' },
    ]);
    const { registry, look, history, now } = portal;
    for (const _ of [1, 2, 3]) registry.addVersion(MODEL.model);
    const move = (version: string, stage: string, archiveExisting = false) =>
      registry.moveStage({ model: MODEL.model, version }, stage, {
        archiveExisting,
      });
    move('1', 'Production');
    await look();
    await look();
    return {
      ...portal,
      move,
      moved: async (query = {}) =>
        (await history.list(MODEL, { limit: 20, ...query })).items
          .map(one =>
            one.kind === 'stage'
              ? `${one.by} ${one.version} ${one.fromStage} ${one.toStage}`
              : `${one.by} ${one.alias} ${one.to}`,
          )
          .reverse(),
      served: async (at: Date = now()) =>
        (await history.at(MODEL, at)).items[0],
    };
  };

  it('are known with every move, from and to', async () => {
    const { move, look, moved, now, history } = await open();
    const before = now();
    move('2', 'Staging');
    await look();
    move('2', 'Production', true);
    await look();
    expect(await moved()).toEqual(
      expect.arrayContaining([
        'unknown 1 undefined Production',
        'outside 2 undefined Staging',
        'outside 2 Staging Production',
        'outside 1 Production Archived',
      ]),
    );
    const { items } = await history.list(MODEL, {
      environment: 'production',
      limit: 1,
    });
    expect(items).toMatchObject([
      { kind: 'stage', environment: 'production', protected: true },
    ]);
    const earliest = items[0].earliestAt ?? '';
    expect(earliest >= before.toISOString()).toBe(true);
  });

  it('say which version was in production at any moment', async () => {
    const { move, look, served, now } = await open();
    const before = now();
    expect(await served(before)).toMatchObject({
      stage: 'Production',
      version: '1',
      known: true,
      certain: true,
      by: 'unknown',
    });
    move('2', 'Production', true);
    await look();
    expect(await served()).toMatchObject({
      version: '2',
      versions: ['2'],
      by: 'outside',
    });
    expect(await served(before)).toMatchObject({ version: '1' });
    expect((await served(before)).until).toBeDefined();
  });

  it('may hold several versions, of which the newest counts, and none that is gone', async () => {
    const { move, look, served, registry } = await open();
    move('3', 'Production');
    await look();
    expect(await served()).toMatchObject({
      version: '3',
      versions: ['3', '1'],
    });
    registry.removeVersion({ model: MODEL.model, version: '3' });
    await look();
    expect(await served()).toMatchObject({ version: '1', versions: ['1'] });
  });

  it('of versions that were kept before stages were are found, not moved', async () => {
    const { database, look, moved, running, clock, signal, served, now } =
      await open();
    await database('registry_stage_moves').delete();
    await database('registry_versions').update({ stage: null });
    const unread = { known: false, certain: false, versions: [] };
    expect(await served()).toMatchObject(unread);
    const before = now();
    clock.at += 60_000;
    await running.mirror.turn(signal);
    await look();
    expect(await moved()).toEqual(['unknown 1 undefined Production']);
    expect(await served()).toMatchObject({ known: true, version: '1' });
    expect(await served(before)).toMatchObject(unread);
  });

  it('stand in one time line with aliases, page by page', async () => {
    const { move, look, registry, history, moved } = await open();
    for (const version of ['2', '3']) {
      await registry.setAlias({
        model: MODEL.model,
        alias: 'challenger',
        version,
      });
      await look();
      move(version, 'Staging');
      await look();
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await history.list(MODEL, { limit: 2, cursor });
      seen.push(...page.items.map(one => one.at));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(await moved({ environment: 'staging' })).toEqual([
      'outside challenger 2',
      'outside challenger 3',
    ]);
    expect(await moved({ alias: 'challenger' })).toHaveLength(2);
  });
});
