import { TestDatabases } from '@backstage/backend-test-utils';
import { createPortal } from './__testUtils__/createPortal';
import { ADA, OTTO, RITA } from './__testUtils__/people';
import { MODEL } from './__testUtils__/entities';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'a promotion beside others on %p',
  databaseId => {
    const start = async (options?: Parameters<typeof createPortal>[1]) =>
      createPortal(await databases.init(databaseId), options);

    it('is the only open one of its model and environment', async () => {
      const portal = await start();
      const version = portal.register(0.8);
      const outcomes = await Promise.allSettled([
        portal.request({ version }),
        portal.request({ version }),
      ]);
      const [refused] = outcomes.flatMap(one =>
        one.status === 'rejected' ? [one.reason] : [],
      );
      expect(refused).toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /^Promotion [0-9a-f-]{36} of .* is open/,
        ),
      });
      expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(
        1,
      );
    });

    it('is replaced only by name, and answers a repeated request with itself', async () => {
      const portal = await start();
      const version = portal.register(0.8);
      const first = await portal.request({ version }, ADA, 'key-0001');
      expect((await portal.request({ version }, ADA, 'key-0001')).id).toBe(
        first.id,
      );
      const second = await portal.request({ version, supersedes: first.id });
      expect((await portal.see(first.id)).promotion.state).toBe('superseded');
      await expect(
        portal.request({ version, supersedes: first.id }),
      ).rejects.toThrow(new RegExp(`that is ${second.id}`));
    });

    it('is listed for whom it waits, for who asked, and for nobody who may not see its model', async () => {
      const portal = await start();
      await portal.observe();
      const { id } = await portal.request({ version: portal.register(0.8) });
      await portal.pass();
      const ids = async (
        scope: 'open' | 'waiting' | 'mine',
        by: typeof ADA,
      ) => {
        const page = await portal.promotions.list({ scope }, by);
        expect(page.counts[scope]).toBe(page.items.length);
        return page.items.map(one => one.id);
      };
      expect(await ids('waiting', RITA)).toEqual([id]);
      expect(await ids('waiting', ADA)).toEqual([]);
      expect(await ids('waiting', OTTO)).toEqual([]);
      expect(await ids('mine', ADA)).toEqual([id]);
      expect(await ids('mine', RITA)).toEqual([]);
      expect(await ids('open', OTTO)).toEqual([id]);
      const { promotions } = portal;
      const open = await promotions.getOpenByModel([MODEL]);
      expect(open.get(MODEL)).toEqual([
        { id, environment: 'production', state: 'awaiting_approval' },
      ]);
      const model = MODEL;
      expect(await promotions.getWaitingFor(RITA)).toEqual([{ id, model }]);
      expect(await promotions.getWaitingFor(ADA)).toEqual([]);
      expect(await promotions.getWaitingFor(OTTO)).toEqual([]);
    });

    it('is found by the version that it takes somewhere', async () => {
      const portal = await start();
      const [older, newer] = [portal.register(0.7), portal.register(0.8)];
      const first = await portal.request({ version: older });
      const second = await portal.request({
        version: newer,
        supersedes: first.id,
      });
      const idsOf = async (version: string) => {
        const { items } = await portal.promotions.list({ version }, ADA);
        return items.map(({ id }) => id);
      };
      expect(await idsOf(older)).toEqual([first.id]);
      expect(await idsOf(newer)).toEqual([second.id]);
    });

    it('pages through all of them, open ones first', async () => {
      const portal = await start();
      const version = portal.register(0.8);
      const made: string[] = [];
      for (let n = 0; n < 4; n += 1) {
        portal.clock.at += 1_000;
        const { id } = await portal.request({
          version,
          supersedes: made.at(-1),
        });
        made.push(id);
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await portal.promotions.list({ limit: 2, cursor }, ADA);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual([...made].reverse());
    });
  },
);
