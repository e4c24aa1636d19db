import {
  createContractSubmission,
  launcherContract,
  waitUntil,
} from '@slipway/plugin-ml-node/testUtils';
import type { RayCluster } from './config';
import { RayLauncher } from './RayLauncher';

const url = process.env.SLIPWAY_TEST_RAY_URL;
const token = process.env.SLIPWAY_TEST_RAY_TOKEN;

// `./slipway test` starts a Ray head with one logical GPU and sets its address.
const describeReal = url ? describe : describe.skip;

describeReal('a real Ray', () => {
  const cluster: RayCluster = {
    name: 'default',
    url: url ?? '',
    webUrl: url ?? '',
    credentials: token ? { kind: 'bearer', token } : undefined,
    gpuHolder: 'entrypoint',
  };

  launcherContract(async () => ({ launcher: new RayLauncher(cluster) }));

  it('refuses a wrong token', async () => {
    const wrong = 'wrong-token-0123456789abcdef0123456789abcdef';
    const launcher = new RayLauncher({
      ...cluster,
      credentials: { kind: 'bearer', token: wrong },
    });
    for (const refused of [launcher.check(), launcher.find('a')]) {
      await expect(refused).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.not.stringContaining(wrong),
      });
    }
  });

  it('keeps a plan’s GPU type in what a job waits for', async () => {
    const launcher = new RayLauncher(cluster);
    const submission = createContractSubmission(
      { prints: [], exitCode: 0 },
      { resources: { cpus: 1, gpus: 1, accelerator: 'H100' } },
    );
    await launcher.submit(submission);
    try {
      const status = await waitUntil(
        () => launcher.find(submission.submissionId),
        answer => answer?.state === 'waiting',
      );
      expect(status).toMatchObject({
        reason: 'needs a GPU of type H100, which the cluster has not',
        labels: submission.labels,
      });
    } finally {
      await launcher.stop(submission.submissionId);
    }
  }, 60_000);
});
