import { type ContractJob, launcherContract } from '../contracts';
import { FakeLauncher } from './FakeLauncher';

/** Starts what has room, and does what its `JOB` says. */
async function proceed(launcher: FakeLauncher) {
  for (const { submissionId, resources, environment } of launcher.submissions) {
    const job: ContractJob = JSON.parse(environment.JOB);
    const status = await launcher.find(submissionId);
    const { free, total } = await launcher.getCapacity();
    if (status?.state === 'waiting' && resources.gpus > free.gpus) {
      launcher.setReason(
        submissionId,
        `needs ${resources.gpus} GPU, ${free.gpus} of ${total.gpus} free`,
      );
    } else if (status?.state === 'waiting') {
      launcher.start(submissionId);
      for (const line of job.prints) {
        const text = line.replace('$GREETING', environment.GREETING);
        launcher.appendLog(submissionId, `${text}\n`);
      }
    } else if (status?.state === 'running' && !job.endless) {
      launcher.finish(submissionId, { exitCode: job.exitCode });
    }
  }
}

describe('FakeLauncher', () => {
  launcherContract(async () => {
    const launcher = new FakeLauncher();
    return { launcher, proceed: () => proceed(launcher) };
  });

  it('can lose the answer of a submission that took effect', async () => {
    const launcher = new FakeLauncher();
    launcher.faults.loseNextAnswer('submit');
    const submission = {
      submissionId: 'a',
      entrypoint: 'true',
      environment: {},
      resources: { cpus: 1, gpus: 0 },
      source: { sha256: '', read: async () => new Uint8Array() },
      labels: {},
    };
    await expect(launcher.submit(submission)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await expect(launcher.submit(submission)).resolves.toEqual({
      adopted: true,
    });
  });
});
