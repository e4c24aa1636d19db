import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { createPortal, type Portal } from './__testUtils__/createPortal';
import { RITA } from './__testUtils__/people';
import { champion, withChampion } from './__testUtils__/scenes';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const NAME = { instance: 'default', model: 'flight-delay' };
const signal = new AbortController().signal;

/** A promotion that moved the alias and died before it could write that down; then somebody aborts it. */
async function abortedInBetween(portal: Portal) {
  const { first, better } = await withChampion(portal);
  await portal.mirror.catchUp(signal);
  const { id } = await portal.request({ version: better });
  await portal.pass();
  await portal.approve(id, RITA);
  const set = portal.registry.setAlias.bind(portal.registry);
  portal.registry.setAlias = async (...command) => {
    await set(...command);
    throw new ServiceUnavailableError('The answer was lost');
  };
  await portal.pass(60, async () => (await champion(portal)) === better);
  expect(await champion(portal)).toBe(better);
  await portal.promotions.abort(id, 'Not this one', RITA);
  portal.registry.setAlias = set;
  return { id, first };
}

/** Lets everything end; the process dies at one turn, and the registry is looked at after each. Says how many there were. */
async function goOn(portal: Portal, id: string, crashAt?: number) {
  const before = portal.loop.turns;
  if (crashAt !== undefined) portal.loop.crashAt(before + crashAt);
  await portal.pass(400, async () => {
    await portal.mirror.catchUp(signal);
    return (await portal.see(id)).promotion.endedAt !== undefined;
  });
  return portal.loop.turns - before;
}

describe.each(databases.eachSupportedId())(
  'an alias that is pointed back on %p',
  databaseId => {
    it('is the portal’s, whenever the registry is looked at and the process dies', async () => {
      let turns = 1;
      for (let crashAt = 0; crashAt <= turns; crashAt += 1) {
        const portal = await createPortal(await databases.init(databaseId));
        const { id, first } = await abortedInBetween(portal);
        const taken = await goOn(portal, id, crashAt || undefined);
        if (crashAt === 0) turns = taken;
        expect(await champion(portal)).toBe(first);
        const acts = await portal.acts(id);
        expect(acts.filter(act => act === 'alias_restored')).toHaveLength(1);
        const { items } = await portal.mirrored.listMoves(NAME, { limit: 9 });
        expect(items.map(({ by }) => by)).not.toContain('outside');
        expect(items[0]).toMatchObject({ to: first, promotionId: id });
      }
    }, 120_000);
  },
);
