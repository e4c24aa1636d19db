import type {
  DeploymentSpec,
  DeploymentStatus,
  DeploymentTarget,
} from '../../ports';
import { waitUntil } from './waitUntil';

/** A target, versions it can serve, and a way to let what it has go on. */
export type DeploymentTargetHarness = {
  target: DeploymentTarget;
  /** Two versions of one model, to be deployed under the same name. */
  first: DeploymentSpec;
  second: DeploymentSpec;
  /** A deployment of another name. */
  other: DeploymentSpec;
  /** A request that both versions answer. */
  body: unknown;
  /** A fake finishes what was applied here; real targets do so by themselves. */
  proceed?: () => void | Promise<void>;
};

/** What every `DeploymentTarget` does. Call it within a `describe`; `create` is called once per test. */
export function deploymentTargetContract(
  create: () => Promise<DeploymentTargetHarness>,
  timeout: number = 180_000,
): void {
  async function settle(
    { target, proceed }: DeploymentTargetHarness,
    name: string,
    accept: (status?: DeploymentStatus) => boolean,
  ) {
    return waitUntil(async () => {
      await proceed?.();
      return target.find(name);
    }, accept);
  }
  const serves = (status?: DeploymentStatus) => status?.state === 'serving';
  const isGone = (status?: DeploymentStatus) => status === undefined;

  const questionTo = (spec: DeploymentSpec, body: unknown) => ({
    name: spec.name,
    model: spec.model,
    environment: spec.environment,
    body,
  });

  it('says its version', async () => {
    const { target } = await create();
    expect((await target.check()).version).not.toBe('');
  });

  it('knows nothing of what was never deployed', async () => {
    const { target, first, body } = await create();
    const unknown = { ...first, name: 'nobody-staging', environment: 'nobody' };
    await expect(target.find(unknown.name)).resolves.toBeUndefined();
    await expect(target.remove(unknown.name)).resolves.toBeUndefined();
    await expect(
      target.smoke(questionTo(unknown, body)),
    ).resolves.toMatchObject({ ok: false });
  });

  it(
    'serves what it was told, changes the version, and leaves others alone',
    async () => {
      const harness = await create();
      const { target, first, second, other, body } = harness;

      await Promise.all([target.apply(first), target.apply(other)]);
      const served = await settle(harness, first.name, serves);
      expect(served).toMatchObject({
        state: 'serving',
        version: first.version,
        digest: first.digest,
        endpoint: expect.stringMatching(/^https?:/),
      });
      await settle(harness, other.name, serves);
      await expect(
        target.smoke(questionTo(first, body)),
      ).resolves.toMatchObject({
        ok: true,
        status: 200,
        version: first.version,
        digest: first.digest,
      });
      const refused = await target.smoke(questionTo(first, 'nonsense'));
      expect(refused).toMatchObject({ ok: false, status: 400 });

      await target.apply(first);
      const again = await target.find(first.name);
      expect(again?.lastDeployedAt).toBe(served?.lastDeployedAt);

      await target.apply(second);
      const changed = await settle(
        harness,
        second.name,
        status => serves(status) && status?.version === second.version,
      );
      expect(changed?.digest).toBe(second.digest);
      await expect(
        target.smoke(questionTo(second, body)),
      ).resolves.toMatchObject({ ok: true, version: second.version });

      await target.remove(first.name);
      await settle(harness, first.name, isGone);
      await expect(target.find(other.name)).resolves.toMatchObject({
        state: 'serving',
        version: other.version,
      });
      await target.remove(other.name);
      await settle(harness, other.name, isGone);
    },
    timeout,
  );

  it(
    'says that what cannot be served has failed, and why',
    async () => {
      const harness = await create();
      const broken: DeploymentSpec = {
        ...harness.first,
        name: 'broken-staging',
        version: '999999',
      };
      await harness.target.apply(broken);
      const status = await settle(
        harness,
        broken.name,
        answer => answer?.state === 'failed',
      );
      expect(status?.message).not.toBe('');
      await harness.target.remove(broken.name);
      await settle(harness, broken.name, isGone);
    },
    timeout,
  );

  it('refuses a name that is not plain', async () => {
    const { target, first } = await create();
    await expect(
      target.apply({ ...first, name: 'Not/plain' }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
}
