import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, startMirror } from './__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'a model of several pages of versions on %p',
  id => {
    /** One of 250 versions, met. */
    const open = async () => {
      const portal = await startMirror(await databases.init(id));
      const { registry, look, kept } = portal;
      for (let n = 0; n < 250; n += 1) registry.addVersion(MODEL.model);
      for (let n = 0; n < 2; n += 1) await look();
      return {
        ...portal,
        remove: (version: number) =>
          registry.removeVersion({ ...MODEL, version: String(version) }),
        gone: async () =>
          (await kept()).filter(version => version.startsWith('-')),
      };
    };

    it('has none that is there marked as gone, where one is deleted between two pages', async () => {
      const { registry, look, remove, gone } = await open();
      const listAllVersions = registry.listAllVersions.bind(registry);
      let wasRead = false;
      registry.listAllVersions = async (...asked) => {
        const page = await listAllVersions(...asked);
        if (!wasRead) remove(249);
        wasRead = true;
        return page;
      };
      registry.addVersion(MODEL.model);
      remove(20);
      await look();
      expect(wasRead).toBe(true);
      // The first page was read before it, and of the second it is not known where it begins.
      expect(await gone()).toEqual(['-20']);
      await look();
      expect(await gone()).toEqual(['-249', '-20']);
    });

    it('has all marked that are gone, however many, without asking for each', async () => {
      const { registry, look, remove, gone } = await open();
      for (let version = 1; version <= 120; version += 1) remove(version);
      registry.faults.calls.length = 0;
      await look();
      expect(await gone()).toHaveLength(120);
      expect(registry.faults.count('getVersion')).toBe(0);
      expect(registry.faults.count('listAllVersions')).toBeLessThan(5);
    });

    it('has none marked by pages of which nobody can say whether they are as they were', async () => {
      const { registry, look, remove, gone } = await open();
      const listAllVersions = registry.listAllVersions.bind(registry);
      registry.listAllVersions = async (...asked) => ({
        ...(await listAllVersions(...asked)),
        etag: undefined,
      });
      for (const version of [249, 20]) remove(version);
      await look();
      expect(await gone()).toEqual(['-249']);
    });
  },
);
