import { TestDatabases } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { MODEL, startMirror } from './__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'a change of what is kept of a registry on %p',
  id => {
    /** A model of two versions, met; whether looks change something, by what readers ask. */
    const open = async () => {
      const portal = await startMirror(await databases.init(id));
      const { registry, positions, look } = portal;
      for (const _ of [1, 2]) registry.addVersion(MODEL.model);
      for (let n = 0; n < 3; n += 1) await look();
      return {
        ...portal,
        point: (version: string) =>
          registry.setAlias({
            model: MODEL.model,
            alias: 'champion',
            version,
          }),
        isNoted: async (act: () => Promise<unknown>) => {
          const before = await positions.lastChange();
          await act();
          return (await positions.lastChange()) !== before;
        },
      };
    };

    it('is none where nothing has changed', async () => {
      const { look, isNoted, models, now } = await open();
      expect(await isNoted(look)).toBe(false);
      await models.askLook(MODEL, now().toISOString());
      expect(await isNoted(look)).toBe(false);
    });

    it('is known to readers, whether a look at the model or at what changed last finds it', async () => {
      const { look, point, isNoted, models, now } = await open();
      await point('1');
      await models.askLook(MODEL, now().toISOString());
      expect(await isNoted(look)).toBe(true);
      await point('2');
      expect(await isNoted(look)).toBe(true);
    });

    it('is known where a version that no pass met has another description, and where it is gone', async () => {
      const { registry, look, positions, isNoted, clock, kept } = await open();
      const key = { model: MODEL.model, version: '1' };
      const lookForUnmet = async () => {
        clock.at += 1_000;
        await positions.set(MODEL.instance, {
          ...(await positions.get(MODEL.instance)),
          unmetBefore: new Date(clock.at).toISOString(),
        });
        await look();
      };
      registry.listAllVersions = async () => ({ items: [] });
      registry.changeVersion(key, { description: 'Better' });
      expect(await isNoted(lookForUnmet)).toBe(true);
      expect(await isNoted(lookForUnmet)).toBe(false);
      registry.getVersion = async () => {
        throw new NotFoundError('Gone');
      };
      expect(await isNoted(lookForUnmet)).toBe(true);
      expect(await kept()).toEqual(['-2', '-1']);
    });

    it('is not kept where it cannot be noted, and is found again', async () => {
      const { look, point, isNoted, positions, models } = await open();
      const aliases = async () => (await models.find(MODEL))?.aliases;
      await point('1');
      const noting = jest
        .spyOn(positions, 'noteChange')
        .mockRejectedValueOnce(new Error('Killed'));
      await expect(look()).rejects.toThrow('Killed');
      expect(await aliases()).toBe('{}');
      expect(await isNoted(look)).toBe(true);
      expect(await aliases()).toBe('{"champion":"1"}');
      noting.mockRestore();
    });

    it('lets nobody who read the position before it take it back', async () => {
      const { positions, isNoted, database } = await open();
      const before = await positions.get(MODEL.instance);
      expect(before.feed).toBeDefined();
      await positions.noteChange(MODEL.instance, database);
      expect(await isNoted(() => positions.set(MODEL.instance, before))).toBe(
        false,
      );
      expect((await positions.get(MODEL.instance)).feed).toBeUndefined();
    });
  },
);
