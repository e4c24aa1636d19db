import { TestDatabases } from '@backstage/backend-test-utils';
import { createPortal } from '../promotions/__testUtils__/createPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MODEL = {
  ref: 'mlmodel:default/flight-delay',
  experiments: [],
  registry: { instance: 'default', model: 'flight-delay' },
};
const signal = new AbortController().signal;

describe.each(databases.eachSupportedId())(
  'a model whose versions somebody looks at on %p',
  id => {
    const open = async () => {
      const database = await databases.init(id);
      const portal = await createPortal(database);
      portal.registry.addVersion('flight-delay');
      await portal.mirror.catchUp(signal);
      await portal.mirror.catchUp(signal);
      const turnDue = async () =>
        (await database('mirror_states').where({ what: 'registry' }).first())
          .next_turn_at;
      return {
        ...portal,
        turnDue,
        view: () => portal.mirrored.listVersions(MODEL, { limit: 10 }),
        lookAt: async () => (await database('registry_models').first()).look_at,
      };
    };

    it('is read at the next look when the last one is old', async () => {
      const { view, lookAt, clock, services, mirror } = await open();
      await view();
      expect(await lookAt()).toBeNull();
      clock.at += 11_000;
      await view();
      expect(await lookAt()).toBe(services.now().toISOString());
      await mirror.catchUp(signal);
      expect(await lookAt()).toBeNull();
    });

    it('has a server that is away asked no sooner', async () => {
      const { view, clock, registry, mirror, turnDue } = await open();
      registry.faults.goDown();
      await mirror.catchUp(signal);
      const due = await turnDue();
      clock.at += 11_000;
      registry.faults.calls.length = 0;
      expect((await view()).freshness.state).toBe('stale');
      expect(await turnDue()).toBe(due);
      expect(registry.faults.calls).toEqual([]);
    });
  },
);
