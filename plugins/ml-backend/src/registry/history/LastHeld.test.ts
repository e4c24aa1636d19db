import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, startMirror } from '../mirror/__testUtils__/startMirror';
import { nameKey } from '../types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const RENAMED = { ...MODEL, model: 'departure-delay' };

describe.each(databases.eachSupportedId())(
  'when the registry last let go on %p',
  id => {
    /** A registry with an alias of an environment, one of nobody's and a version in a stage, read twice. */
    const open = async () => {
      const portal = await startMirror(await databases.init(id), [
        { name: 'production', alias: 'champion' },
        { name: 'old', alias: 'old', stage: 'Production' },
      ]);
      const { registry, look, lastHeld } = portal;
      const { model } = MODEL;
      for (const _ of [1, 2]) registry.addVersion(model);
      for (const alias of ['champion', 'mine', 'old']) {
        await registry.setAlias({ model, alias, version: '1' });
      }
      registry.moveStage({ model, version: '2' }, 'Production');
      await look();
      await look();
      return {
        ...portal,
        drop: (alias: string) => registry.deleteAlias({ model, alias }),
        held: async (name = MODEL) =>
          (await lastHeld.getLastHeldAt([name])).get(nameKey(name)),
      };
    };

    it('is nothing as long as everything is held that was found', async () => {
      const { held, drop, look } = await open();
      expect(await held()).toBeUndefined();
      await drop('mine');
      await drop('old');
      await look();
      expect(await held()).toBeUndefined();
    });

    it('is when the alias of an environment was taken away, also by an earlier name', async () => {
      const { held, drop, look, registry, now } = await open();
      const before = now().toISOString();
      await drop('champion');
      await look();
      const at = await held();
      expect(at && at > before).toBe(true);

      registry.renameModel(MODEL.model, RENAMED.model);
      for (let n = 0; n < 3; n += 1) await look();
      expect(await held(RENAMED)).toBe(at);
    });

    it('is when a version left its stage, or was deleted in it', async () => {
      const { held, drop, look, registry } = await open();
      const { model } = MODEL;
      await drop('champion');
      await look();
      const before = (await held()) ?? '';
      registry.moveStage({ model, version: '2' }, 'Archived');
      registry.moveStage({ model, version: '1' }, 'Production');
      await look();
      const moved = (await held()) ?? '';
      expect(moved > before).toBe(true);
      registry.removeVersion({ model, version: '1' });
      await look();
      await look();
      expect(((await held()) ?? '') > moved).toBe(true);
    });
  },
);
