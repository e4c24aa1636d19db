import { TestDatabases } from '@backstage/backend-test-utils';
import { createPortal } from '../promotions/__testUtils__/createPortal';
import { nameKey } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const OLD = 'flight-delay';
const signal = new AbortController().signal;

describe.each(databases.eachSupportedId())(
  'how the registry has a model on %p',
  id => {
    const open = async () => {
      const portal = await createPortal(await databases.init(id));
      const { clock, mirror, mirrored, registry } = portal;
      const told: string[] = [];
      mirrored.onChanged(({ models }) => told.push(...models));
      /** Lets a look pass, and says which models are told to be different. */
      const look = async () => {
        told.length = 0;
        for (let n = 0; n < 3; n += 1) {
          clock.at += 11_000;
          await mirror.catchUp(signal);
        }
        return [...new Set(told)].sort();
      };
      registry.addVersion(OLD);
      await look();
      return {
        ...portal,
        look,
        /** The new name in the list of what the registries hold and held, by which housekeeping goes. */
        listedAs: async (model = OLD) => {
          const { items } = await mirrored.listRegistered({
            limit: 9,
            includeDeleted: true,
          });
          return items.find(one => one.model === model)?.renamedTo;
        },
        gone: async (model = OLD) => {
          const name = { instance: 'default', model };
          const standings = await mirrored.getStandings([name]);
          return standings.get(nameKey(name))?.gone;
        },
      };
    };

    it('says nothing of one that is there, and of one that was never seen', async () => {
      const { gone } = await open();
      expect(await gone()).toBeUndefined();
      expect(await gone('nobodys')).toBeUndefined();
    });

    it('says when it was found that one was deleted, and forgets it when it is there again', async () => {
      const { gone, look, registry, services } = await open();
      registry.removeModel(OLD);
      const before = services.now().toISOString();
      expect(await look()).toEqual([OLD]);
      const found = await gone();
      expect(found).toEqual({ noticedAt: expect.any(String) });
      expect(found && found.noticedAt > before).toBe(true);
      await look();
      expect(await gone()).toEqual(found);
      registry.addVersion(OLD);
      expect(await look()).toEqual([OLD]);
      expect(await gone()).toBeUndefined();
    });

    it('says what one is called now, however often it was renamed', async () => {
      const { gone, listedAs, look, registry } = await open();
      registry.renameModel(OLD, 'departure-delay');
      expect(await look()).toEqual(['departure-delay', OLD]);
      expect(await gone()).toMatchObject({ renamedTo: 'departure-delay' });
      expect(await gone('departure-delay')).toBeUndefined();
      registry.renameModel('departure-delay', 'lateness');
      await look();
      expect(await gone()).toMatchObject({ renamedTo: 'lateness' });
      expect(await listedAs()).toBe('lateness');
      expect(await gone('departure-delay')).toMatchObject({
        renamedTo: 'lateness',
      });
    });

    it('has no new name for one that is gone by its last name too', async () => {
      const { gone, listedAs, look, registry } = await open();
      for (const [from, to] of [
        [OLD, 'departure-delay'],
        ['departure-delay', 'lateness'],
      ]) {
        registry.renameModel(from, to);
        await look();
      }
      registry.removeModel('lateness');
      await look();
      expect(await gone()).toEqual({ noticedAt: expect.any(String) });
      expect(await listedAs()).toBeUndefined();
    });

    it('says nothing of one that got its old name back', async () => {
      const { gone, look, registry } = await open();
      registry.renameModel(OLD, 'departure-delay');
      await look();
      registry.renameModel('departure-delay', OLD);
      expect(await look()).toEqual(['departure-delay', OLD]);
      expect(await gone()).toBeUndefined();
    });
  },
);
