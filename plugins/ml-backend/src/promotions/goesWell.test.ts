import { TestDatabases } from '@backstage/backend-test-utils';
import { createPortal } from './__testUtils__/createPortal';
import { ADA, OTTO, RITA } from './__testUtils__/people';
import { MODEL, REVIEWERS, SOURCE } from './__testUtils__/entities';
import { champion, train, withChampion } from './__testUtils__/scenes';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'a promotion that goes well on %p',
  databaseId => {
    const start = async (options?: Parameters<typeof createPortal>[1]) =>
      createPortal(await databases.init(databaseId), options);

    it('deploys exactly what was approved, then moves the alias', async () => {
      const portal = await start();
      const { better } = await withChampion(portal);
      const { id } = await portal.request({ version: better });
      await portal.pass();

      const shown = await portal.see(id, RITA);
      expect(shown.promotion).toMatchObject({
        state: 'awaiting_approval',
        approvals: 0,
        approvalsNeeded: 1,
      });
      expect(shown.gates.map(({ gate, outcome }) => [gate, outcome])).toEqual([
        ['version_ready', 'passed'],
        ['artefact_digest', 'passed'],
        ['metrics', 'passed'],
        ['drift', 'passed'],
      ]);
      expect(shown.acts.approve).toEqual({ allowed: true });
      expect(shown.comparison).toMatchObject({
        candidate: { version: better, dependencies: ['torch==2.13.0'] },
        champion: { version: '1' },
        metrics: [
          {
            name: 'roc_auc',
            candidate: 0.8,
            champion: 0.75,
            better: true,
            sameData: true,
          },
        ],
      });

      await portal.approve(id, RITA);
      await portal.pass();
      const done = await portal.see(id);
      expect(done.promotion.state).toBe('done');
      expect(done.smoke).toMatchObject({ ok: true, version: better });
      expect(done.ledgerHolds).toBe(true);
      expect(await champion(portal)).toBe(better);
      expect(portal.target.specs.get('flight-delay-production')).toMatchObject({
        version: better,
        digest: shown.promotion.digest,
      });
      expect(await portal.acts(id)).toEqual([
        'requested',
        'gates_evaluated',
        'awaiting_approval',
        'approved',
        'verifying',
        'rolling_out',
        'alias_read',
        'done',
      ]);
      expect(portal.told.slice(-2)).toMatchObject([
        {
          recipients: {
            entityRef: [REVIEWERS],
            excludeEntityRef: 'user:default/ada',
          },
          payload: { title: 'flight-delay 2 → production waits for approval' },
        },
        {
          recipients: { entityRef: 'user:default/ada' },
          payload: { title: 'flight-delay 2 → production: done' },
        },
      ]);
    });

    it('trains first, and deploys the version that the launch registered', async () => {
      const portal = await start();
      const { first } = await withChampion(portal);
      const { id } = await portal.request({
        version: first,
        mode: 'train',
        parameters: {},
      });
      await portal.pass();
      const { plan } = await portal.see(id);
      expect(plan.launch).toMatchObject({
        parameters: { epochs: 3 },
        resources: { gpus: 1 },
        sourceCommit: expect.stringMatching(/^[0-9a-f]{40}$/),
      });
      await portal.approve(id, RITA);
      await portal.pass();
      expect((await portal.see(id)).promotion.state).toBe('launching');
      // What is approved is the commit of the request, whatever the branch says now.
      portal.sources.commit(SOURCE, { 'train.py': 'print("other")' });

      const trained = train(portal, 0.82);
      await portal.pass(60);
      const { promotion, gates } = await portal.see(id);
      expect(promotion).toMatchObject({
        state: 'done',
        resultVersion: trained,
        version: first,
      });
      const idsOf = async (version: string) => {
        const { items } = await portal.promotions.list({ version }, ADA);
        return items.map(one => one.id);
      };
      expect(await idsOf(trained)).toEqual([id]);
      expect(await idsOf(first)).not.toContain(id);
      expect(
        gates
          .filter(({ phase }) => phase === 'trained')
          .map(({ gate, outcome }) => [gate, outcome]),
      ).toEqual([
        ['version_ready', 'passed'],
        ['artefact_digest', 'passed'],
        ['metrics', 'passed'],
        ['drift', 'too_little_data'],
      ]);
      expect(portal.launcher.submissions).toHaveLength(1);
      expect(
        portal.launcher.submissions[0].environment.SLIPWAY_SOURCE_COMMIT,
      ).toBe(plan.launch?.sourceCommit);
      expect(await champion(portal)).toBe(trained);
    });

    it('needs no person where the policy asks for none, and the ledger says so', async () => {
      const portal = await start();
      await portal.observe();
      const { id } = await portal.request({
        version: portal.register(0.7),
        environment: 'staging',
      });
      await portal.pass();
      expect((await portal.see(id)).promotion.state).toBe('done');
      const approved = (await portal.see(id)).ledger.find(
        ({ act }) => act === 'promotion.approved',
      );
      expect(approved).toMatchObject({
        actor: 'system:slipway',
        detail: { why: expect.stringMatching(/asks for no approval/) },
      });
    });

    it('rolls back without approval to what served before', async () => {
      const portal = await start();
      const { better } = await withChampion(portal);
      const { id } = await portal.request({ version: better });
      await portal.pass();
      await portal.approve(id, RITA);
      await portal.pass();

      const back = await portal.rollbacks.requestRollback({
        model: MODEL,
        environment: 'production',
        reason: 'Complaints',
        actor: 'user:default/otto',
        credentials: OTTO,
      });
      await portal.pass();
      expect((await portal.see(back.id)).promotion).toMatchObject({
        mode: 'rollback',
        state: 'done',
        version: '1',
      });
      expect(await champion(portal)).toBe('1');
      expect(portal.target.specs.get('flight-delay-production')?.version).toBe(
        '1',
      );
    });

    it('waits for a registry that is away, and goes on by itself', async () => {
      const portal = await start();
      await portal.observe();
      const { id } = await portal.request({ version: portal.register(0.8) });
      portal.registry.faults.goDown();
      await portal.pass();
      expect((await portal.see(id)).promotion).toMatchObject({
        state: 'requested',
        waitingFor: 'Fake registry',
      });
      portal.registry.faults.comeBack();
      await portal.pass(120);
      expect((await portal.see(id)).promotion.state).toBe('awaiting_approval');
    });

    it('takes a roll-back while the registry is away, and does it when it is back', async () => {
      const portal = await start();
      const { first, better } = await withChampion(portal);
      const { id } = await portal.request({ version: better });
      await portal.pass();
      await portal.approve(id, RITA);
      await portal.pass();
      portal.registry.faults.goDown();
      const back = await portal.rollbacks.requestRollback({
        model: MODEL,
        environment: 'production',
        reason: 'Complaints',
        actor: 'user:default/otto',
        credentials: OTTO,
      });
      await portal.pass();
      expect((await portal.see(back.id)).promotion.waitingFor).toBe(
        'Fake registry',
      );
      portal.registry.faults.comeBack();
      await portal.pass(60);
      expect((await portal.see(back.id)).promotion.state).toBe('done');
      expect(await champion(portal)).toBe(first);
    });
  },
);
