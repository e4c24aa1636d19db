import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  ADA,
  CI,
  createPortal,
  OTTO,
  POLICIES,
  RAJ,
  RITA,
  type Portal,
} from './testing/createPortal';
import { MODEL, REVIEWERS, SOURCE } from './testing/entities';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const REGISTERED = 'flight-delay';

/** A portal in which version 1 serves and is the champion, and version 2 is better. */
async function withChampion(portal: Portal) {
  await portal.observe();
  const first = portal.register(0.75);
  const { id } = await portal.request({ version: first });
  await portal.pass();
  await portal.approve(id, RITA);
  await portal.pass();
  const better = portal.register(0.8, {
    champion: { version: first, rocAuc: 0.75 },
  });
  return { first, better };
}

/** What a training job does: a run, and a version with the launch's tags. */
function train(portal: Portal, rocAuc: number): string {
  const [submission] = portal.launcher.submissions.slice(-1);
  const { SLIPWAY_LAUNCH_ID, SLIPWAY_ATTEMPT } = submission.environment;
  portal.launcher.start(submission.submissionId);
  const version = portal.register(rocAuc, {
    champion: { version: '1', rocAuc: 0.75 },
    tags: {
      'slipway.launch': SLIPWAY_LAUNCH_ID,
      'slipway.attempt': SLIPWAY_ATTEMPT,
    },
  });
  portal.launcher.finish(submission.submissionId);
  return version;
}

const champion = (portal: Portal) =>
  portal.registry.getAlias({ model: REGISTERED, alias: 'champion' });

describe.each(databases.eachSupportedId())('a promotion on %p', databaseId => {
  const start = async (options?: Parameters<typeof createPortal>[1]) =>
    createPortal(await databases.init(databaseId), options);

  describe('that goes well', () => {
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
  });

  describe('that should not go on', () => {
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
      await portal.pass(1_200);
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
  });

  describe('decided by people', () => {
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
  });

  describe('beside others', () => {
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
      const open = await portal.promotions.getOpenByModel([MODEL], RITA);
      expect(open.get(MODEL)).toEqual([
        {
          id,
          environment: 'production',
          state: 'awaiting_approval',
          waitingForYou: true,
        },
      ]);
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
  });

  describe('that is asked for wrongly', () => {
    it.each<[string, object, RegExp]>([
      [
        'an unknown environment',
        { environment: 'moon' },
        /environment: .*'staging', 'production'/,
      ],
      [
        'a version that is not there',
        { version: '99' },
        /version: .* has no version 99/,
      ],
      [
        'parameters that do not fit',
        { mode: 'train', parameters: { epochs: 0 } },
        /epochs/,
      ],
      [
        'parameters without training',
        { parameters: { epochs: 1 } },
        /parameters: only a promotion that trains/,
      ],
      [
        'more GPUs than there are',
        { mode: 'train', resources: { cpus: 1, gpus: 8 } },
        /8 GPU/i,
      ],
      [
        'a pipeline of something else',
        { mode: 'train', pipeline: 'mlpipeline:default/other' },
        /mlpipeline:default\/other/,
      ],
    ])('says what is wrong with %s', async (_, request, message) => {
      const portal = await start();
      const version = portal.register(0.8);
      await expect(portal.request({ version, ...request })).rejects.toThrow(
        message,
      );
      await expect(portal.promotions.list({}, ADA)).resolves.toMatchObject({
        items: [],
      });
    });

    it('previews without writing', async () => {
      const portal = await start();
      await portal.observe();
      const version = portal.register(0.8);
      const preview = await portal.promotions.preview(
        {
          model: MODEL,
          version,
          environment: 'production',
          mode: 'train',
          reason: '',
        },
        ADA,
      );
      expect(preview).toMatchObject({
        approvers: [REVIEWERS],
        queue: { freeGpus: 1, totalGpus: 1, ahead: 0 },
        submit: { allowed: true },
      });
      const promotion = await portal.request({ version, mode: 'train' });
      expect(promotion.planHash).toBe(preview.planHash);
      expect(
        (
          await portal.promotions.preview(
            {
              model: MODEL,
              version,
              environment: 'production',
              mode: 'deploy',
              reason: '',
            },
            ADA,
          )
        ).submit,
      ).toMatchObject({ allowed: false });
    });
  });
});
