import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { ModelSpec } from '../entities';
import type { MoveRow } from '../registry/history/AliasMoveStore';
import {
  MODEL,
  startMirror,
} from '../registry/mirror/__testUtils__/startMirror';
import { MovedAliasNotices } from './MovedAliasNotices';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entity = (name: string, owner: string): ModelSpec => ({
  ref: `mlmodel:default/${name}`,
  name,
  owner,
  lifecycle: 'production',
  tier: 2,
  type: 'classifier',
  experiments: [],
  registry: MODEL,
  trainedBy: [],
  uses: [],
  serving: { mode: 'online' },
  runbooks: {},
});

describe.each(databases.eachSupportedId())('owners on %p', id => {
  /** A registry with a champion, read; two entities stand for the model. */
  const open = async () => {
    const portal = await startMirror(await databases.init(id));
    const { registry, look, untold, database, now } = portal;
    for (const _ of [1, 2]) registry.addVersion(MODEL.model);
    const point = async (version: string) => {
      await registry.setAlias({
        model: MODEL.model,
        alias: 'champion',
        version,
      });
      await look();
    };
    await point('1');
    const sent: { to: unknown; title: string }[] = [];
    const failing = new Set<string>();
    const described = [
      entity('flight-delay', 'group:default/a'),
      entity('flight-delay-eu', 'group:default/b'),
      entity('nobodys', 'unowned'),
    ];
    const replica = (
      environments = [{ name: 'production', alias: 'champion' }],
    ) =>
      new MovedAliasNotices({
        aliasMoves: untold,
        database,
        environments,
        logger: mockServices.logger.mock(),
        notifications: {
          send: async ({ recipients, payload }) => {
            const to = recipients.type === 'entity' ? recipients.entityRef : '';
            if (failing.has(String(to))) throw new Error('No notifications');
            sent.push({ to, title: payload.title });
          },
        },
        now,
        store: {
          count: async () => ({
            models: 2,
            failing: 0,
            unknown: 0,
            running: 0,
          }),
          findRegistered: async () => [...described],
        },
      });
    return { ...portal, point, sent, failing, described, replica };
  };
  const MOVED = 'the alias champion was moved outside of the portal';

  it('of every entity are told once of a move, whichever replica tells', async () => {
    const { point, sent, replica } = await open();
    await point('2');
    const replicas = [replica(), replica()];
    await Promise.all(replicas.map(one => one.tellAll()));
    await Promise.all(replicas.map(one => one.tellAll()));
    expect(sent.sort((a, b) => (a.title < b.title ? -1 : 1))).toEqual([
      { to: 'group:default/b', title: `flight-delay-eu: ${MOVED}` },
      { to: 'group:default/a', title: `flight-delay: ${MOVED}` },
    ]);
  });

  it('are told later when they could not be told; others are told meanwhile', async () => {
    const { point, sent, failing, replica, clock } = await open();
    await point('2');
    failing.add('group:default/a');
    await replica().tellAll();
    expect(sent.map(({ to }) => to)).toEqual(['group:default/b']);
    failing.clear();
    await replica().tellAll();
    expect(sent).toHaveLength(1);
    clock.at += 60_000;
    await replica().tellAll();
    expect(sent.map(({ to }) => to)).toEqual([
      'group:default/b',
      'group:default/a',
    ]);
  });

  it('are not tried for ever', async () => {
    const { point, failing, replica, clock, database } = await open();
    await point('2');
    failing.add('group:default/a');
    for (let n = 0; n < 10; n += 1) {
      await replica().tellAll();
      clock.at += 86_400_000;
    }
    expect(await database('alias_notices').whereNull('ended_at')).toEqual([]);
  });

  it('do not hear of what moved long before an environment was there', async () => {
    const { point, sent, replica, clock } = await open();
    await point('2');
    clock.at += 48 * 3_600_000;
    await replica().tellAll();
    expect(sent).toEqual([]);
  });

  it('are told once the catalog knows them, where it reads their model after the move', async () => {
    const { point, sent, described, replica, moves } = await open();
    const entities = described.splice(0);
    await point('2');
    await moves.insert(
      Array.from(
        { length: 60 },
        (_, n): MoveRow => ({
          id: `move-${n}`,
          instance: 'default',
          model: `uncatalogued-${n}`,
          alias: 'champion',
          from_version: null,
          to_version: '1',
          at: '2026-11-24T08:00:01.000Z',
          earliest_at: null,
          noticed_at: '2026-11-24T08:00:01.000Z',
          by: 'outside',
          promotion_id: null,
          actor: null,
          told_at: null,
          witnessed_at: null,
        }),
      ),
    );
    await replica().tellAll();
    expect(sent).toEqual([]);
    described.push(...entities);
    await replica().tellAll();
    expect(sent.map(({ to }) => to).sort()).toEqual([
      'group:default/a',
      'group:default/b',
    ]);
  });

  it('do not hear of what moved long before anybody described their model', async () => {
    const { point, sent, described, replica, clock } = await open();
    const entities = described.splice(0);
    await point('2');
    clock.at += 2 * 3_600_000;
    await replica().tellAll();
    described.push(...entities);
    await replica().tellAll();
    expect(sent).toEqual([]);
  });

  it('read what was deleted, where the alias went with it', async () => {
    const { registry, look, sent, replica } = await open();
    registry.removeVersion({ model: MODEL.model, version: '1' });
    await look();
    await replica().tellAll();
    expect(sent[0].title).toBe(
      'flight-delay: version 1 was deleted in the registry',
    );
  });

  it('read that the model was deleted', async () => {
    const { registry, look, sent, replica } = await open();
    registry.removeModel(MODEL.model);
    await look();
    await look();
    await replica().tellAll();
    expect(sent[0].title).toBe(
      'flight-delay: flight-delay was deleted in the registry',
    );
  });
});
