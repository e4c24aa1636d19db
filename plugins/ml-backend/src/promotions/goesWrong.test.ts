import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { createPortal } from './__testUtils__/createPortal';
import { OTTO, RITA } from './__testUtils__/people';
import { MODEL } from './__testUtils__/entities';
import { champion, train, withChampion } from './__testUtils__/scenes';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const REGISTERED = 'flight-delay';

describe.each(databases.eachSupportedId())(
  'a promotion that should not go on on %p',
  databaseId => {
    const start = async (options?: Parameters<typeof createPortal>[1]) =>
      createPortal(await databases.init(databaseId), options);

    it('stays gated while a gate blocks, and goes on when new evidence lets it', async () => {
      const portal = await start();
      const { id } = await portal.request({ version: portal.register(0.8) });
      await portal.pass();
      const { promotion, acts } = await portal.see(id, RITA);
      expect(promotion.state).toBe('gated');
      expect(promotion.stateReason).toMatch(/No drift has been observed/);
      expect(acts.approve).toEqual({
        allowed: false,
        reason: promotion.stateReason,
      });
      await portal.observe();
      await portal.pass();
      expect((await portal.see(id)).promotion.state).toBe('awaiting_approval');
    });

    it('fails with the last lines of the log when the training fails, champion untouched', async () => {
      const portal = await start();
      const { first } = await withChampion(portal);
      const { id } = await portal.request({ version: first, mode: 'train' });
      await portal.pass();
      await portal.approve(id, RITA);
      await portal.pass();
      const [{ submissionId }] = portal.launcher.submissions;
      portal.launcher.start(submissionId);
      portal.launcher.appendLog(submissionId, 'epoch 1\nout of memory\n');
      portal.launcher.finish(submissionId, { exitCode: 1 });
      await portal.pass(60);
      const { promotion } = await portal.see(id);
      expect(promotion.state).toBe('failed');
      expect(promotion.stateReason).toMatch(/epoch 1\nout of memory/);
      expect(await champion(portal)).toBe(first);
    });

    it('fails when the trained version is worse than the champion', async () => {
      const portal = await start();
      const { first } = await withChampion(portal);
      const { id } = await portal.request({ version: first, mode: 'train' });
      await portal.pass();
      await portal.approve(id, RITA);
      await portal.pass();
      train(portal, 0.6);
      await portal.pass(60);
      expect((await portal.see(id)).promotion).toMatchObject({
        state: 'failed',
        stateReason: expect.stringMatching(/roc_auc 0.6, champion 0.75: worse/),
      });
      expect(await champion(portal)).toBe(first);
    });

    it('fails when the training registered no version, or two', async () => {
      const portal = await start();
      const { first } = await withChampion(portal);
      const { id } = await portal.request({ version: first, mode: 'train' });
      await portal.pass();
      await portal.approve(id, RITA);
      await portal.pass();
      train(portal, 0.8);
      train(portal, 0.9);
      await portal.pass(60);
      expect((await portal.see(id)).promotion).toMatchObject({
        state: 'failed',
        stateReason: expect.stringMatching(/2 versions/),
      });
    });

    it('puts back what served before when the deployment does not answer', async () => {
      const portal = await start();
      const { first, better } = await withChampion(portal);
      const { id } = await portal.request({ version: better });
      await portal.pass();
      await portal.approve(id, RITA);
      portal.target.answerWith('flight-delay-production', {
        ok: false,
        status: 500,
        message: 'the model does not load',
      });
      await portal.pass(600, async () =>
        /Putting back/.test((await portal.see(id)).promotion.stateReason ?? ''),
      );
      portal.target.answerWith('flight-delay-production', undefined);
      await portal.pass(600, async () =>
        Boolean((await portal.see(id)).promotion.endedAt),
      );
      expect((await portal.see(id)).promotion).toMatchObject({
        state: 'rolled_back',
        stateReason: expect.stringMatching(
          /Version 1 serves again.*does not load/,
        ),
      });
      expect(await champion(portal)).toBe(first);
      expect(portal.target.specs.get('flight-delay-production')?.version).toBe(
        first,
      );
    });

    it('writes down an alias that was moved behind its back', async () => {
      const portal = await start();
      const { better } = await withChampion(portal);
      portal.register(0.1);
      const { id } = await portal.request({ version: better });
      await portal.pass();
      await portal.approve(id, RITA);
      portal.registry.faults.failNext(
        'setAlias',
        new ServiceUnavailableError('busy'),
      );
      await portal.pass(60, async () =>
        (await portal.acts(id)).includes('alias_read'),
      );
      await portal.registry.setAlias({
        model: REGISTERED,
        alias: 'champion',
        version: '3',
      });
      await portal.pass();
      expect(await portal.acts(id)).toContain('alias_moved_outside');
      expect((await portal.see(id)).promotion.state).toBe('done');
      expect(await champion(portal)).toBe(better);
    });

    it('does not serve again an artefact that has changed since', async () => {
      const portal = await start();
      const { first, better } = await withChampion(portal);
      const { id } = await portal.request({ version: better });
      await portal.pass();
      await portal.approve(id, RITA);
      await portal.pass();
      portal.registry.changeVersion(
        { model: 'flight-delay', version: first },
        { files: { MLmodel: 'x' } },
      );
      const back = await portal.rollbacks.requestRollback({
        model: MODEL,
        environment: 'production',
        reason: 'Complaints',
        actor: 'user:default/otto',
        credentials: OTTO,
      });
      await portal.pass();
      expect((await portal.see(back.id)).promotion).toMatchObject({
        state: 'failed',
        stateReason: expect.stringMatching(/artefact of version 1 has changed/),
      });
      expect(await champion(portal)).toBe(better);
    });

    it('refuses a roll-back while another version is on its way: aborting that one puts back', async () => {
      const portal = await start();
      const { better } = await withChampion(portal);
      const { id } = await portal.request({ version: better });
      await portal.pass();
      await portal.approve(id, RITA);
      portal.target.answerWith('flight-delay-production', {
        ok: false,
        status: 503,
      });
      await portal.pass(10);
      await expect(
        portal.rollbacks.requestRollback({
          model: MODEL,
          environment: 'production',
          reason: 'Complaints',
          actor: 'user:default/otto',
          credentials: OTTO,
        }),
      ).rejects.toThrow(expect.objectContaining({ name: 'ConflictError' }));
    });
  },
);
