import { TestDatabases } from '@backstage/backend-test-utils';
import { MODEL, startMirror } from '../mirror/__testUtils__/startMirror';
import { nameKey } from '../types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const OTHER = { ...MODEL, model: 'arrival-delay' };
const RENAMED = { ...MODEL, model: 'departure-delay' };

const ENVIRONMENTS = [
  { name: 'staging', alias: 'challenger' },
  { name: 'old', alias: 'old', stage: 'Production' },
  { name: 'production', alias: 'champion' },
];

describe.each(databases.eachSupportedId())(
  'what the registry says serves on %p',
  id => {
    /** A registry with aliases and stages that are older than the portal, read twice. */
    const open = async () => {
      const portal = await startMirror(await databases.init(id), ENVIRONMENTS);
      const { registry, look, history, servings, now } = portal;
      const { model } = MODEL;
      const point = (alias: string, version: string, of = model) =>
        registry.setAlias({ model: of, alias, version });
      const move = (version: string, stage: string) =>
        registry.moveStage({ model, version }, stage);
      for (const _ of [1, 2, 3]) registry.addVersion(model);
      await point('champion', '2');
      // Where a stage says what serves, an alias of the environment's name says nothing.
      await point('old', '3');
      move('1', 'Production');
      await look();
      await look();
      const said = async (name = MODEL) =>
        (await servings.of([name])).get(nameKey(name)) ?? [];
      return {
        ...portal,
        point,
        move,
        said,
        /** The same in the words of the history, and what the history itself says. */
        both: async (name = MODEL) => [
          (await said(name)).map(({ says: _, ...one }) => one),
          (await history.at(name, now())).items
            .filter(({ version }) => version !== undefined)
            .map(({ environment, version, since, by }) => ({
              environment,
              version,
              since,
              by,
            })),
        ],
      };
    };

    it('was found there where nobody moved it since, in the order of the environments', async () => {
      const { said, both, look } = await open();
      const found = await said();
      const since = expect.any(String);
      expect(found).toEqual([
        {
          environment: 'old',
          version: '1',
          says: 'stage',
          since,
          by: 'unknown',
        },
        {
          environment: 'production',
          version: '2',
          says: 'alias',
          since,
          by: 'unknown',
        },
      ]);
      await look();
      expect(await said()).toEqual(found);
      const [own, history] = await both();
      expect(own).toEqual(history);
    });

    it('follows the aliases and stages as the history does, until they are gone', async () => {
      const { registry, point, move, look, said, both } = await open();
      await point('challenger', '1');
      await point('champion', '3');
      move('2', 'Production');
      await look();
      expect(await said()).toMatchObject([
        { environment: 'staging', version: '1', by: 'outside' },
        { environment: 'old', version: '2', by: 'outside' },
        { environment: 'production', version: '3', by: 'outside' },
      ]);
      const [own, history] = await both();
      expect(own).toEqual(history);

      await registry.deleteAlias({ model: MODEL.model, alias: 'challenger' });
      registry.removeVersion({ model: MODEL.model, version: '2' });
      await look();
      await look();
      expect(await said()).toMatchObject([
        { environment: 'old', version: '1', by: 'unknown' },
        { environment: 'production', version: '3', by: 'outside' },
      ]);

      registry.removeModel(MODEL.model);
      for (let n = 0; n < 3; n += 1) await look();
      expect(await said()).toEqual([]);
    });

    it('says of what the portal moved that the portal did', async () => {
      const { database, recorder, said } = await open();
      await database.transaction(transaction =>
        recorder.record(transaction, {
          ...MODEL,
          alias: 'champion',
          from: '2',
          to: '3',
          promotionId: 'p-1',
          actor: 'user:default/ada',
        }),
      );
      expect((await said()).at(-1)).toMatchObject({
        environment: 'production',
        version: '3',
        by: 'portal',
      });
    });

    it('goes on with what a renamed model moved by its earlier name', async () => {
      const { registry, look, said, both } = await open();
      const before = await said();
      registry.renameModel(MODEL.model, RENAMED.model);
      for (let n = 0; n < 3; n += 1) await look();
      expect(await said(MODEL)).toEqual([]);
      expect(await said(RENAMED)).toEqual(before);
      const [own, history] = await both(RENAMED);
      expect(own).toEqual(history);
    });

    it('is read of many models with the queries of one', async () => {
      const { database, registry, point, look, servings } = await open();
      registry.addVersion(OTHER.model);
      await point('champion', '1', OTHER.model);
      await look();
      const asked: string[] = [];
      database.on('query', ({ sql }: { sql: string }) => asked.push(sql));
      await servings.of([MODEL]);
      const ofOne = asked.splice(0).length;
      const never = { ...MODEL, model: 'never-seen' };
      const found = await servings.of([MODEL, OTHER, never, OTHER]);
      expect(asked).toHaveLength(ofOne);
      expect(
        [MODEL, OTHER, never].map(name => found.get(nameKey(name))?.length),
      ).toEqual([2, 1, undefined]);
    });
  },
);
