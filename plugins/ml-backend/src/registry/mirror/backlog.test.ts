import { TestDatabases } from '@backstage/backend-test-utils';
import { INTERVAL, MODEL, startMirror } from './__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'a registry of which much waits to be looked at on %p',
  id => {
    /** One with a model of many versions and others, met; by how turns go on. */
    const open = async () => {
      const portal = await startMirror(await databases.init(id));
      const { registry, look, running, signal, clock } = portal;
      for (let n = 0; n < 100; n += 1) registry.addVersion(MODEL.model);
      for (let n = 0; n < 40; n += 1) registry.addVersion(`other-${n}`);
      for (let n = 0; n < 3; n += 1) await look();
      return {
        ...portal,
        turn: async () => {
          clock.at += INTERVAL / 4;
          registry.faults.calls.length = 0;
          const { more } = await running.mirror.turn(signal);
          return { more, lists: registry.faults.count('listModels') };
        },
      };
    };

    it('is read for what changed once an interval while versions are asked for one by one', async () => {
      const { registry, positions, models, clock, turn } = await open();
      clock.at += 1_000;
      await positions.set(MODEL.instance, {
        ...(await positions.get(MODEL.instance)),
        unmetBefore: new Date(clock.at).toISOString(),
      });
      clock.at += INTERVAL;
      expect(await turn()).toEqual({ more: true, lists: 1 });
      registry.addVersion('other-7');
      for (let n = 0; n < 3; n += 1) {
        expect(await turn()).toEqual({ more: true, lists: 0 });
      }
      expect(await turn()).toEqual({ more: true, lists: 1 });
      const row = await models.find({ ...MODEL, model: 'other-7' });
      expect(row?.look_at).not.toBeNull();
    });

    it('is read for what changed once an interval while models are asked for one by one', async () => {
      const { models, now, turn, clock } = await open();
      clock.at += INTERVAL;
      for (let n = 0; n < 40; n += 1) {
        const name = { ...MODEL, model: `other-${n}` };
        await models.askLook(name, now().toISOString());
      }
      expect(await turn()).toEqual({ more: true, lists: 1 });
      for (let n = 0; n < 3; n += 1) {
        expect(await turn()).toEqual({ more: true, lists: 0 });
      }
    });

    it('asks for all of it at once, also where models wait beside versions', async () => {
      const { registry, positions, models, clock, look, now } = await open();
      clock.at += 1_000;
      await positions.set(MODEL.instance, {
        ...(await positions.get(MODEL.instance)),
        unmetBefore: new Date(clock.at).toISOString(),
      });
      await models.askLook(MODEL, now().toISOString());
      await look();
      expect(registry.faults.count('getVersion')).toBeGreaterThan(30);
      const { unmetBefore } = await positions.get(MODEL.instance);
      expect(unmetBefore).toBeUndefined();
    });
  },
);
