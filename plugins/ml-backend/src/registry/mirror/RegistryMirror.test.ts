import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { AnswerTooLargeError } from '@slipway/plugin-ml-node';
import { randomUUID } from 'node:crypto';
import { MODEL, START, startMirror } from './__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'the mirror of a registry on %p',
  id => {
    const open = async () => startMirror(await databases.init(id));

    it('holds everything after its first pass, wherever that was cut off', async () => {
      const { registry, running, start, signal, clock, versions, models } =
        await open();
      for (let n = 0; n < 450; n += 1) {
        registry.addVersion(`model-${n % 230}`);
      }
      let isMore = true;
      for (let turn = 1; isMore; turn += 1) {
        clock.at += 1_000;
        if (turn % 2 === 0) {
          // Dies after a page was read and before it was kept; another process goes on.
          registry.faults.failNext('listModels', new Error('Killed'));
          registry.faults.failNext('listAllVersions', new Error('Killed'));
          await running.mirror.turn(signal).catch(() => {});
          running.mirror = start();
        }
        isMore = await running.mirror.turn(signal).then(
          ({ more }) => more,
          () => true,
        );
      }
      expect(await models.count('default')).toBe(230);
      expect(await versions.count('default')).toBe(450);
    });

    it('asks once and changes nothing when nothing changed', async () => {
      const { registry, look, database } = await open();
      registry.addVersion('flight-delay');
      await look();
      await look();
      registry.faults.calls.length = 0;
      const written: string[] = [];
      database.on('query', ({ sql }: { sql: string }) => {
        const [, table] =
          /^(?:insert into|update|delete from) .(\w+)/.exec(sql) ?? [];
        if (/for update/.test(sql) || table) written.push(table ?? sql);
      });
      expect(await look()).toBe(1);
      expect(registry.faults.calls).toEqual(['listModels']);
      // Only that all was there a moment ago.
      expect(written).toEqual(['registry_positions']);
    });

    it('takes in new versions, and says which are gone', async () => {
      const { registry, look, kept } = await open();
      registry.addVersion('flight-delay');
      registry.addVersion('flight-delay');
      await look();
      registry.addVersion('flight-delay');
      registry.addVersion('arrival-delay');
      await look();
      expect(await kept()).toEqual(['3', '2', '1']);
      expect(await kept('arrival-delay')).toEqual(['1']);
      registry.removeVersion({ model: 'flight-delay', version: '2' });
      await look();
      expect(await kept()).toEqual(['3', '-2', '1']);
    });

    it('finds in a model of many versions what is new and what is gone', async () => {
      const { registry, look, kept } = await open();
      for (let n = 0; n < 250; n += 1) registry.addVersion('flight-delay');
      await look();
      registry.removeVersion({ model: 'flight-delay', version: '20' });
      registry.addVersion('flight-delay');
      await look();
      await look();
      registry.removeVersion({ model: 'flight-delay', version: '7' });
      await look();
      const all = await kept();
      expect(all).toHaveLength(251);
      expect(all[0]).toBe('251');
      expect(all).toContain('-7');
    });

    it('keeps what is known of a model that was deleted, renamed or restored', async () => {
      const { registry, look, kept, models } = await open();
      registry.addVersion('flight-delay');
      registry.addVersion('arrival-delay');
      await look();
      registry.removeModel('arrival-delay');
      registry.renameModel('flight-delay', 'departure-delay');
      await look();
      await look();
      expect(await models.find(MODEL)).toMatchObject({
        deleted_at: expect.any(String),
        renamed_to: 'departure-delay',
      });
      expect(await kept()).toEqual(['-1']);
      expect(await kept('departure-delay')).toEqual(['1']);
      expect(
        await models.find({ instance: 'default', model: 'arrival-delay' }),
      ).toMatchObject({ renamed_to: null, deleted_at: expect.any(String) });
      registry.addVersion('arrival-delay');
      await look();
      await look();
      expect(
        await models.find({ instance: 'default', model: 'arrival-delay' }),
      ).toMatchObject({ deleted_at: null });
      expect(await kept('arrival-delay')).toEqual(['1']);
    });

    it('says of what pointed at a deleted model that it went after the last list that showed the model', async () => {
      const { registry, look, clock, running, signal, history, now } =
        await open();
      registry.addVersion('flight-delay');
      await registry.setAlias({
        model: 'flight-delay',
        alias: 'champion',
        version: '1',
      });
      await look();
      await look();
      const shown = now();
      registry.removeModel('flight-delay');
      // Two lists without it before it is looked at.
      const getModel = registry.getModel.bind(registry);
      registry.getModel = async () => {
        throw new ServiceUnavailableError('Not now');
      };
      await look();
      await look();
      registry.getModel = getModel;
      clock.at += 60_000;
      while ((await running.mirror.turn(signal)).more);
      const { items } = await history.list(MODEL, { limit: 1 });
      expect(items).toMatchObject([
        { from: '1', to: undefined, earliestAt: shown.toISOString() },
      ]);
    });

    it('knows who moved an alias, from where to where, and when at best', async () => {
      const { registry, look, history, untold, now } = await open();
      for (const _ of [1, 2, 3]) registry.addVersion('flight-delay');
      const alias = { model: 'flight-delay', alias: 'champion' };
      await registry.setAlias({ ...alias, version: '1' });
      await look();
      const before = now();
      await registry.setAlias({ ...alias, version: '2' });
      await look();
      const { items } = await history.list(MODEL, { limit: 10 });
      expect(items).toMatchObject([
        {
          alias: 'champion',
          environment: 'production',
          protected: true,
          from: '1',
          to: '2',
          at: now().toISOString(),
          earliestAt: before.toISOString(),
          by: 'outside',
        },
        { to: '1', by: 'unknown' },
      ]);
      expect(await untold.findUntold(['champion'], '', 10)).toHaveLength(1);
      const moved = await history.movedOutside([MODEL]);
      expect([...moved.values()]).toMatchObject([
        [{ environment: 'production', from: '1', to: '2' }],
      ]);

      const at = async (time: Date) => (await history.at(MODEL, time)).items[0];
      expect(await at(now())).toMatchObject({
        version: '2',
        by: 'outside',
        certain: true,
      });
      expect(await at(before)).toMatchObject({ version: '1', certain: true });
      // Between two looks, of which only the later shows the move.
      expect(await at(new Date(+before + 5_000))).toMatchObject({
        version: '1',
        certain: false,
      });
      const longAgo = await at(new Date(START - 86_400_000));
      expect(longAgo).toMatchObject({ certain: false });
      expect(longAgo.version).toBeUndefined();
    });

    it.each(['before', 'after'])(
      'knows a move of the portal as its own, seen %s it was written down',
      async when => {
        const { registry, look, history, recorder, now, untold, database } =
          await open();
        registry.addVersion('flight-delay');
        await look();
        await look();
        const promotionId = randomUUID();
        const move = {
          ...MODEL,
          alias: 'champion',
          to: '1',
          promotionId,
          actor: 'user:default/ada',
        };
        const inTransaction = (act: 'expect' | 'record') =>
          database.transaction(transaction => recorder[act](transaction, move));
        await inTransaction('expect');
        expect((await history.list(MODEL, { limit: 9 })).items).toEqual([]);
        await registry.setAlias({
          model: 'flight-delay',
          alias: 'champion',
          version: '1',
        });
        if (when === 'before') await look();
        const at = now().toISOString();
        await inTransaction('record');
        await look();
        const { items } = await history.list(MODEL, { limit: 9 });
        expect(items).toMatchObject([
          { to: '1', by: 'portal', promotionId, at, actor: move.actor },
        ]);
        expect(items).toHaveLength(1);
        expect(await untold.findUntold(['champion'], '', 9)).toEqual([]);
        expect([...(await history.movedOutside([MODEL])).keys()]).toEqual([]);
      },
    );

    it('looks at the one model that a hint names', async () => {
      const { registry, look, models, now, kept } = await open();
      for (let n = 0; n < 300; n += 1) registry.addVersion(`m-${n}`);
      await look();
      await look();
      registry.changeVersion(
        { model: 'm-0', version: '1' },
        { tags: { a: 'b' } },
      );
      await registry.setAlias({ model: 'm-0', alias: 'best', version: '1' });
      await models.askLook(
        { instance: 'default', model: 'm-0' },
        now().toISOString(),
      );
      await look();
      expect(
        (await models.find({ instance: 'default', model: 'm-0' }))?.aliases,
      ).toBe('{"best":"1"}');
      expect(await kept('m-0')).toEqual(['1']);
    });

    it('finds in its passes what a large registry changes silently', async () => {
      const { registry, look, models, clock } = await open();
      for (let n = 0; n < 300; n += 1) registry.addVersion(`m-${n}`);
      await look();
      await registry.setAlias({ model: 'm-7', alias: 'best', version: '1' });
      registry.removeModel('m-8');
      for (let n = 0; n < 6; n += 1) {
        clock.at += 60_000;
        await look();
      }
      const of = (model: string) => models.find({ instance: 'default', model });
      expect((await of('m-7'))?.aliases).toBe('{"best":"1"}');
      expect((await of('m-8'))?.deleted_at).not.toBeNull();
      expect(await models.count('default')).toBe(299);
    });

    it('gives pages without end up, and keeps what it read', async () => {
      const { registry, look, models } = await open();
      registry.addVersion('flight-delay');
      const list = registry.listModels.bind(registry);
      registry.listModels = async (request, options) => ({
        ...(await list({ ...request, cursor: undefined }, options)),
        nextCursor: 'again',
      });
      await expect(look()).rejects.toThrow('has no end');
      expect(await models.count('default')).toBe(1);
    });

    it('asks for fewer at once when an answer is too large', async () => {
      const { registry, look, models } = await open();
      for (let n = 0; n < 30; n += 1) registry.addVersion(`m-${n}`);
      const list = registry.listModels.bind(registry);
      registry.listModels = async (request, options) => {
        if (request.order === 'name' && request.limit > 10) {
          throw new AnswerTooLargeError('Too large');
        }
        return list(request, options);
      };
      await look();
      expect(await models.count('default')).toBe(30);
    });

    it('keeps no name that a database or a page could stumble over', async () => {
      const { registry, look, models, kept } = await open();
      for (const name of ['a\u0000b', 'x'.repeat(300), '\ud800', '']) {
        registry.addVersion(name);
      }
      registry.addVersion('flight-delay', {
        runId: 'r\u0000',
        tags: { 'a\u0000': 'b\u0000', long: 'x'.repeat(9_000) },
        description: '\u0000\u202e',
      });
      await look();
      expect(await models.count('default')).toBe(1);
      expect(await kept()).toEqual(['1']);
    });

    it('says why the registry takes no webhooks, and tries again after a minute', async () => {
      const { registry, running, signal, clock } = await open();
      const asked: unknown[] = [];
      registry.hints.subscribe = async (address, options) => {
        asked.push([address, options?.signal?.aborted]);
        throw new ServiceUnavailableError('It has no key for secrets');
      };
      expect(await running.mirror.turn(signal)).toMatchObject({
        webhooks: 'refused',
        webhooksError: 'It has no key for secrets',
      });
      clock.at += 50_000;
      expect((await running.mirror.turn(signal)).webhooks).toBeUndefined();
      expect(asked).toHaveLength(1);
      registry.hints.subscribe = async () => {};
      clock.at += 10_000;
      const { webhooks, webhooksError } = await running.mirror.turn(signal);
      expect([webhooks, webhooksError]).toEqual(['active', undefined]);
    });

    it('goes on after the registry was away', async () => {
      const { registry, look, kept } = await open();
      registry.addVersion('flight-delay');
      await look();
      registry.faults.goDown();
      await expect(look()).rejects.toThrow('does not answer');
      registry.faults.comeBack();
      registry.addVersion('flight-delay');
      await look();
      expect(await kept()).toEqual(['2', '1']);
    });
  },
);
