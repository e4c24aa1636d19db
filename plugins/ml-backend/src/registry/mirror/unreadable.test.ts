import { TestDatabases } from '@backstage/backend-test-utils';
import { startMirror } from './__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MINUTE = 60_000;

describe.each(databases.eachSupportedId())(
  'a registry of which something cannot be read on %p',
  id => {
    const open = async () => {
      const portal = await startMirror(await databases.init(id));
      const { registry, look, models, clock, running } = portal;
      for (const name of ['a', 'liar', 'z']) registry.addVersion(name);
      return {
        ...portal,
        /** Looks until passes over models and versions have ended. */
        passes: async () => {
          for (let n = 0; n < 8; n += 1) {
            clock.at += MINUTE;
            await look();
          }
        },
        find: async (model: string) =>
          models.find({ instance: 'default', model }),
        counts: () => running.mirror.counts(),
      };
    };

    const LIES = ['huge', 'strange'] as const;

    it.each(LIES)(
      'has the others from the first pass on while one model and its version are %s, and counts them',
      async lie => {
        const { registry, look, passes, kept, counts, find } = await open();
        registry[lie].add('liar').add('liar 1');
        await look();
        expect(await counts()).toEqual({
          models: 2,
          versions: 2,
          'models set aside': 1,
          'versions set aside': 1,
        });
        registry.addVersion('a');
        await registry.setAlias({ model: 'z', alias: 'best', version: '1' });
        await look();
        expect(await kept('a')).toEqual(['2', '1']);
        expect((await find('z'))?.aliases).toBe('{"best":"1"}');
        registry[lie].clear();
        await passes();
        expect(await kept('liar')).toEqual(['1']);
        expect(await counts()).toEqual({ models: 3, versions: 4 });
      },
    );

    it.each(LIES)(
      'takes nothing that is kept for gone where it has become %s, and still finds what is',
      async lie => {
        const { registry, passes, kept, find, running, signal } = await open();
        for (const _ of [1, 2]) registry.addVersion('liar');
        await passes();
        registry[lie].add('liar').add('liar 2');
        registry.removeModel('z');
        registry.removeVersion({ model: 'liar', version: '1' });
        await passes();
        expect((await find('z'))?.deleted_at).toEqual(expect.any(String));
        expect(await kept('liar')).toEqual(['3', '2', '-1']);
        expect((await find('liar'))?.deleted_at).toBeNull();
        const { trouble } = await running.mirror.turn(signal);
        expect(trouble).toContain('does not give the model liar');
      },
    );

    it.each(LIES)(
      'shows what changed below a model and a version that are %s at the top',
      async lie => {
        const { registry, look, passes, kept, clock, versions } = await open();
        for (let n = 0; n < 300; n += 1) registry.addVersion(`m-${n}`);
        await passes();
        registry.addVersion('m-7');
        registry.changeVersion(
          { model: 'm-8', version: '1' },
          { description: 'Better' },
        );
        registry.addVersion('liar');
        registry[lie].add('liar').add('liar 2');
        clock.at += MINUTE;
        await look();
        expect(await kept('m-7')).toEqual(['2', '1']);
        const row = await versions.find(
          { instance: 'default', model: 'm-8' },
          '1',
        );
        expect(row?.payload).toContain('Better');
      },
    );

    it('says which cannot be read, why and since when, also after a restart and where a page is as it was', async () => {
      const { registry, look, passes, running, start, clock } = await open();
      registry.strange.add('liar').add('liar 1');
      await look();
      const unread = () => running.mirror.unread();
      const why = 'It has no known form';
      const since = expect.any(String);
      const first = await unread();
      expect(first).toEqual([
        { what: 'models', total: 1, items: [{ name: 'liar', why, since }] },
        { what: 'versions', total: 1, items: [{ name: 'liar 1', why, since }] },
      ]);
      running.mirror = start();
      await passes();
      expect(await unread()).toEqual(first);
      registry.strange.clear();
      clock.at += MINUTE;
      await passes();
      expect(await unread()).toEqual([
        { what: 'models', total: 0, items: [] },
        { what: 'versions', total: 0, items: [] },
      ]);
    });

    it('says of a model that fails when it is asked for why, when it is asked for again, and tells of it once', async () => {
      const { registry, passes, running, now } = await open();
      await passes();
      registry.strange.add('liar').add('liar 1');
      await passes();
      const [models] = await running.mirror.unread();
      expect(models).toEqual({
        what: 'models',
        total: 1,
        items: [
          {
            name: 'liar',
            why: expect.stringContaining('liar has no known form'),
            retryAt: expect.any(String),
          },
        ],
      });
      expect(Date.parse(models.items[0].retryAt ?? '')).toBeGreaterThan(
        now().getTime() - MINUTE,
      );
      registry.strange.clear();
      for (const _ of Array(8)) await passes();
      expect((await running.mirror.unread())[0]).toMatchObject({ total: 0 });
    });

    it('asks for no more than the top and a page below it while nothing changes', async () => {
      const { registry, look, passes } = await open();
      for (let n = 0; n < 300; n += 1) registry.addVersion(`m-${n}`);
      registry.addVersion('liar');
      registry.huge.add('liar').add('liar 2');
      await passes();
      const listModels = registry.listModels.bind(registry);
      const asked: number[] = [];
      registry.listModels = async (request, options) => {
        if (request.order === 'changed') asked.push(request.limit);
        return listModels(request, options);
      };
      await look();
      expect(asked).toEqual([1, 200]);
    });

    /** More than one page, first by name and by change, that nobody can read. */
    const addStrange = (
      { registry }: Awaited<ReturnType<typeof open>>,
      count = 250,
    ) => {
      for (let n = 0; n < count; n += 1) {
        const name = `0-odd-${n}`;
        registry.addVersion(name);
        registry.strange.add(name).add(`${name} 1`).add(`${name} 2`);
      }
    };

    it('has all others from the first pass on where its lists begin with nothing else, and says so', async () => {
      const portal = await open();
      const { look, counts, kept, running, signal } = portal;
      addStrange(portal);
      await look();
      expect(await counts()).toEqual({
        models: 3,
        versions: 3,
        'models set aside': 250,
        'versions set aside': 250,
      });
      expect(await kept('a')).toEqual(['1']);
      const { trouble } = await running.mirror.turn(signal);
      expect(trouble).toContain('begins with nothing of a known form');
    });

    it('shows what changed below more than a page that nobody can read, and takes nothing for gone', async () => {
      const portal = await open();
      const { registry, passes, kept, find } = portal;
      await passes();
      registry.addVersion('a');
      registry.strange.add('liar').add('liar 1');
      addStrange(portal);
      registry.removeModel('z');
      await passes();
      expect(await kept('a')).toEqual(['2', '1']);
      expect((await find('liar'))?.deleted_at).toBeNull();
      expect((await find('z'))?.deleted_at).toEqual(expect.any(String));
    });

    it('goes on with its passes where more than one look reads cannot be read, and says so', async () => {
      const portal = await open();
      const { registry, passes, kept, find, running, signal } = portal;
      await passes();
      registry.addVersion('a');
      registry.removeModel('z');
      addStrange(portal, 2_100);
      // A pass over them takes a look for each page.
      for (const _ of [1, 2]) await passes();
      expect(await kept('a')).toEqual(['2', '1']);
      expect((await find('liar'))?.deleted_at).toBeNull();
      expect((await find('z'))?.deleted_at).toEqual(expect.any(String));
      const { trouble } = await running.mirror.turn(signal);
      expect(trouble).toContain('begins with nothing of a known form');
    });

    it('fails with its reason where nothing of it can be read, as another server in its place, and nothing is gone', async () => {
      const { registry, passes, look, clock, kept, find } = await open();
      await passes();
      for (const name of ['a', 'liar', 'z']) {
        registry.addVersion(name);
        registry.strange.add(name).add(`${name} 1`).add(`${name} 2`);
      }
      for (let n = 0; n < 20; n += 1) {
        clock.at += MINUTE;
        await expect(look()).rejects.toThrow('nothing of a known form');
      }
      for (const name of ['a', 'liar', 'z']) {
        expect((await find(name))?.deleted_at).toBeNull();
        expect(await kept(name)).toEqual(['1']);
      }
    });

    it('is not read for the first time before anything of it can be', async () => {
      const { registry, look, clock, counts } = await open();
      for (const name of ['a', 'liar', 'z']) {
        registry.strange.add(name).add(`${name} 1`);
      }
      for (let n = 0; n < 3; n += 1) {
        await expect(look()).rejects.toThrow('nothing of a known form');
      }
      registry.strange.clear();
      clock.at += 10 * MINUTE;
      await look();
      expect(await counts()).toEqual({ models: 3, versions: 3 });
    });

    it.each([NaN, 1e18, -1e300])(
      'with the time %p in one item has all of them, and still sees what changes',
      async time => {
        const { registry, look, kept } = await open();
        const { listModels, listAllVersions } = registry;
        const lied = <T>(items: T[], nameOf: (item: T) => string) =>
          items.map(item =>
            nameOf(item) === 'liar'
              ? { ...item, createdAt: time, updatedAt: time }
              : item,
          );
        registry.listModels = async (...asked) => {
          const page = await listModels.apply(registry, asked);
          return { ...page, items: lied(page.items, ({ name }) => name) };
        };
        registry.listAllVersions = async (...asked) => {
          const page = await listAllVersions.apply(registry, asked);
          return { ...page, items: lied(page.items, ({ model }) => model) };
        };
        await look();
        registry.addVersion('z');
        registry.addVersion('a');
        await look();
        expect(await kept('liar')).toEqual(['1']);
        expect(await kept('z')).toEqual(['2', '1']);
        expect(await kept('a')).toEqual(['2', '1']);
      },
    );
  },
);
