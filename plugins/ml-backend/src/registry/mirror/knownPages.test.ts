import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, startMirror } from './__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const DAY = 86_400_000;
/** Models of one page of a pass, and of the page of what changed last. */
const PAGE = 200;

describe.each(databases.eachSupportedId())(
  'the mirror of a registry whose pages are known on %p',
  id => {
    /** A registry of three pages of models, each of one version, all met twice. */
    const metTwice = async () => {
      const room = await startMirror(await databases.init(id));
      const { registry, look, clock } = room;
      const nameOf = (n: number) => `model-${String(n).padStart(4, '0')}`;
      for (let n = 0; n < 3 * PAGE; n += 1) registry.addVersion(nameOf(n));
      const answers: string[] = [];
      const listModels = registry.listModels.bind(registry);
      registry.listModels = async (request, options) => {
        // No two pages are seen at one moment.
        clock.at += 1;
        const page = await listModels(request, options);
        answers.push(
          `${request.order} ${page.notModified ? 'as known' : 'read'}`,
        );
        return page;
      };
      const looks = async (count: number) => {
        answers.length = 0;
        for (let n = 0; n < count; n += 1) await look();
        return [...answers];
      };
      // The first pass, the second one, and what both have remembered.
      await looks(6);
      return { ...room, nameOf, looks };
    };

    it('looks at the top only, however many changed at one time', async () => {
      const { looks, registry, nameOf } = await metTwice();
      const { listModels, getModel } = registry;
      const updatedAt = 1_900_000_000_000;
      registry.getModel = async (...asked) => ({
        ...(await getModel.apply(registry, asked)),
        updatedAt,
      });
      registry.listModels = async (...asked) => {
        const page = await listModels.apply(registry, asked);
        const items = page.items.map(model => ({ ...model, updatedAt }));
        return { ...page, items };
      };
      registry.addVersion(nameOf(4));
      // Each of them is looked at, and then all of it is known.
      await looks(4);
      const answers = await looks(2);
      expect(answers.filter(answer => answer.startsWith('changed'))).toEqual([
        'changed as known',
        'changed as known',
      ]);
      registry.addVersion(nameOf(5));
      expect(await looks(1)).toContain('changed read');
    });

    it('reads nothing that is as it was, and still knows when it was seen', async () => {
      const { looks, models, nameOf, clock } = await metTwice();
      const begun = new Date(clock.at).toISOString();
      expect(new Set(await looks(3))).toEqual(
        new Set(['changed as known', 'name as known']),
      );
      for (const n of [0, PAGE, 2 * PAGE]) {
        const row = await models.find({ ...MODEL, model: nameOf(n) });
        expect(row?.seen_at && row.seen_at > begun).toBe(true);
      }
    });

    it('finds an alias that was moved without a sign, and reads no page for nothing', async () => {
      const { looks, registry, models, nameOf } = await metTwice();
      const model = nameOf(PAGE + 7);
      await registry.setAlias({ model, alias: 'champion', version: '1' });
      const answers = await looks(3);
      expect(answers.filter(answer => answer === 'name read')).toHaveLength(1);
      const row = await models.find({ ...MODEL, model });
      expect(row?.aliases).toBe('{"champion":"1"}');
    });

    it('reads a page again of which something was written otherwise', async () => {
      const { looks, registry, models, database, nameOf } = await metTwice();
      const model = nameOf(3);
      await registry.setAlias({ model, alias: 'champion', version: '1' });
      await looks(3);
      // Somebody else wrote what the registry does not say.
      await models.changeAliases(
        { ...MODEL, model },
        () => ({ champion: '9' }),
        database,
      );
      await looks(6);
      const row = await models.find({ ...MODEL, model });
      expect(row?.aliases).toBe('{"champion":"1"}');
    });

    it('notices models that are gone, though the other pages are as they were', async () => {
      const { looks, registry, models, nameOf } = await metTwice();
      registry.removeModel(nameOf(3 * PAGE - 1));
      await looks(8);
      const row = await models.find({ ...MODEL, model: nameOf(3 * PAGE - 1) });
      expect(row?.deleted_at).toEqual(expect.any(String));
      expect(await models.count('default')).toBe(3 * PAGE - 1);
    });

    it('reads every page once a day', async () => {
      const { looks, clock } = await metTwice();
      clock.at += DAY;
      expect(await looks(1)).toContain('name read');
    });
  },
);
