import { TestDatabases } from '@backstage/backend-test-utils';
import { createPortal, type Portal } from './__testUtils__/createPortal';
import { POLICIES } from './__testUtils__/createServices';
import { ADA, CI, OTTO, RAJ, RITA } from './__testUtils__/people';
import { REVIEWERS } from './__testUtils__/entities';
import { champion, withChampion } from './__testUtils__/scenes';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const REGISTERED = 'flight-delay';

describe.each(databases.eachSupportedId())(
  'a promotion, decided by people, on %p',
  databaseId => {
    const start = async (options?: Parameters<typeof createPortal>[1]) =>
      createPortal(await databases.init(databaseId), options);

    const awaiting = async (policies = POLICIES) => {
      const portal = await start({ policies });
      await portal.observe();
      const { id } = await portal.request({ version: portal.register(0.8) });
      await portal.pass();
      return { portal, id };
    };
    const state = async (portal: Portal, id: string) =>
      (await portal.see(id)).promotion.state;

    it('refuses the requester, outsiders and services', async () => {
      const { portal, id } = await awaiting();
      await expect(portal.approve(id, ADA)).rejects.toThrow(
        expect.objectContaining({
          name: 'NotAllowedError',
          message: 'You asked for this promotion; someone else must decide',
        }),
      );
      await expect(portal.approve(id, OTTO)).rejects.toThrow(
        expect.objectContaining({
          name: 'NotAllowedError',
          message: expect.stringMatching(/Only members of/),
        }),
      );
      await expect(portal.approve(id, CI)).rejects.toThrow(
        expect.objectContaining({
          name: 'NotAllowedError',
          message: expect.stringMatching(/Only a person/),
        }),
      );
      expect(await state(portal, id)).toBe('awaiting_approval');
    });

    it.each(['digest', 'planHash', 'evidenceDigest'] as const)(
      'refuses an approval of another %s than there is',
      async field => {
        const { portal, id } = await awaiting();
        const { promotion, evidenceDigest } = await portal.see(id, RITA);
        const shown = {
          digest: promotion.digest ?? '',
          planHash: promotion.planHash,
          evidenceDigest: evidenceDigest ?? '',
        };
        await expect(
          portal.promotions.approve(
            id,
            { ...shown, [field]: `sha256:${'0'.repeat(64)}` },
            RITA,
          ),
        ).rejects.toThrow(
          expect.objectContaining({
            name: 'ConflictError',
            message: expect.stringMatching(/changed since it was shown/),
          }),
        );
      },
    );

    it('refuses an approval when the evidence changed at its source, and says what', async () => {
      const { portal, id } = await awaiting();
      await portal.observe(0.9);
      await expect(portal.approve(id, RITA)).rejects.toThrow(
        expect.objectContaining({
          name: 'ConflictError',
          message: expect.stringMatching(/1 of 1 features .* drift/),
        }),
      );
      await portal.pass();
      expect(await state(portal, id)).toBe('gated');
    });

    it('refuses an approval when one byte of the artefact changed', async () => {
      const { portal, id } = await awaiting();
      portal.registry.changeVersion(
        { model: REGISTERED, version: '1' },
        { files: { MLmodel: 'x' } },
      );
      await expect(portal.approve(id, RITA)).rejects.toThrow(
        /artefact of version 1 has changed/,
      );
    });

    it('changes nothing by a second click', async () => {
      const { portal, id } = await awaiting();
      const outcomes = await Promise.allSettled([
        portal.approve(id, RITA),
        portal.approve(id, RITA),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      await portal.pass();
      expect(
        (await portal.acts(id)).filter(act => act === 'approved'),
      ).toHaveLength(1);
      expect(portal.target.specs.size).toBe(1);
    });

    it('needs as many persons as the policy says, each once', async () => {
      const { portal, id } = await awaiting([
        { tiers: [2], approvals: 2, approverGroups: [REVIEWERS] },
      ]);
      expect(await portal.approve(id, RITA)).toMatchObject({
        state: 'awaiting_approval',
        approvals: 1,
      });
      await expect(portal.approve(id, RITA)).rejects.toThrow(
        /You have approved/,
      );
      expect(await portal.approve(id, RAJ)).toMatchObject({
        state: 'approved',
        approvals: 2,
      });
      await portal.pass();
      expect(await state(portal, id)).toBe('done');
    });

    it('voids an approval whose giver left the group before its use', async () => {
      const { portal, id } = await awaiting();
      await portal.approve(id, RITA);
      const rita = portal.entities.find(one => one.metadata.name === 'rita');
      rita?.relations?.splice(0);
      await portal.pass();
      expect(await state(portal, id)).toBe('awaiting_approval');
      expect((await portal.see(id)).decisions).toMatchObject([
        {
          valid: false,
          invalidReason: expect.stringMatching(/no longer in/),
        },
      ]);
      expect(portal.target.specs.size).toBe(0);
    });

    it('voids an approval when the artefact changes before its use', async () => {
      const { portal, id } = await awaiting();
      await portal.approve(id, RITA);
      portal.registry.changeVersion(
        { model: REGISTERED, version: '1' },
        { files: { MLmodel: 'x' } },
      );
      portal.clock.at += 60_000;
      await portal.pass();
      expect(await state(portal, id)).toBe('gated');
      expect(portal.target.specs.size).toBe(0);
    });

    it('expires, and time never approves', async () => {
      const { portal, id } = await awaiting();
      portal.clock.at += 8 * 24 * 3_600_000;
      await portal.pass();
      expect(await state(portal, id)).toBe('expired');
      await expect(portal.approve(id, RITA)).rejects.toThrow(
        expect.objectContaining({ name: 'ConflictError' }),
      );
    });

    it('is rejected with a reason, by an approver', async () => {
      const { portal, id } = await awaiting();
      await expect(portal.promotions.reject(id, 'no', ADA)).rejects.toThrow(
        expect.objectContaining({ name: 'NotAllowedError' }),
      );
      expect(
        await portal.promotions.reject(id, 'Not before the holidays', RITA),
      ).toMatchObject({
        state: 'rejected',
        stateReason: 'Not before the holidays',
      });
    });

    it('is withdrawn by who asked, before approval only', async () => {
      const { portal, id } = await awaiting();
      await expect(
        portal.promotions.withdraw(id, 'oops', RITA),
      ).rejects.toThrow(expect.objectContaining({ name: 'NotAllowedError' }));
      expect(await portal.promotions.withdraw(id, 'oops', ADA)).toMatchObject({
        state: 'withdrawn',
      });
    });

    it('stops the training job when it is aborted', async () => {
      const portal = await start();
      const { first } = await withChampion(portal);
      const { id } = await portal.request({ version: first, mode: 'train' });
      await portal.pass();
      await portal.approve(id, RITA);
      await portal.pass();
      const [{ submissionId }] = portal.launcher.submissions;
      portal.launcher.start(submissionId);
      expect(await portal.promotions.abort(id, 'Too dear', RITA)).toMatchObject(
        { state: 'revoked', stateReason: expect.stringMatching(/Too dear/) },
      );
      await portal.pass(60);
      expect((await portal.launcher.find(submissionId))?.state).toBe('stopped');
      expect(await champion(portal)).toBe(first);
    });

    it('puts back what served before when it is aborted while rolling out', async () => {
      const portal = await start();
      const { first, better } = await withChampion(portal);
      const { id } = await portal.request({ version: better });
      await portal.pass();
      await portal.approve(id, RITA);
      await portal.pass(
        60,
        async () => (await state(portal, id)) === 'rolling_out',
      );
      await portal.promotions.abort(id, 'Wrong day', RITA);
      await portal.pass(120);
      expect((await portal.see(id)).promotion).toMatchObject({
        state: 'rolled_back',
        stateReason: expect.stringMatching(/Wrong day/),
      });
      expect(await champion(portal)).toBe(first);
      expect(portal.target.specs.get('flight-delay-production')?.version).toBe(
        first,
      );
    });

    it('cannot be approved under a policy that has changed since', async () => {
      const { portal, id } = await awaiting();
      const model = portal.entities.find(one => one.kind === 'MLModel');
      if (model?.spec) model.spec.tier = 1;
      await expect(portal.approve(id, RITA)).rejects.toThrow(
        /policy has changed since this promotion was requested/,
      );
    });

    it('is revoked when its policy changes between approval and use', async () => {
      const { portal, id } = await awaiting();
      await portal.approve(id, RITA);
      const model = portal.entities.find(one => one.kind === 'MLModel');
      if (model?.spec) model.spec.tier = 1;
      await portal.pass();
      expect(await state(portal, id)).toBe('revoked');
      expect(portal.target.specs.size).toBe(0);
    });
  },
);
