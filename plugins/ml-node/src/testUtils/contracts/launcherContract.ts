import { randomUUID } from 'node:crypto';
import type { ExecutionStatus, Launcher, Submission } from '../../ports';
import { createSourceArchive } from '../fakes';
import { waitUntil } from './waitUntil';

/** What a job of the contract does; it finds this as JSON in its environment variable `JOB`. */
export type ContractJob = {
  prints: string[];
  exitCode: number;
  /** It goes on until it is stopped. */
  endless?: boolean;
};

/** A launcher, on a cluster with one GPU, and a way to let what it has go on. */
export type LauncherHarness = {
  launcher: Launcher;
  /** A fake starts and ends its jobs here, as `JOB` says; real clusters do so by themselves. */
  proceed?: () => void | Promise<void>;
};

const JOB = `
import json, os, sys, time
job = json.loads(os.environ["JOB"])
for line in job["prints"]:
    print(line.replace("$GREETING", os.environ.get("GREETING", "")), flush=True)
while job.get("endless"):
    time.sleep(0.2)
sys.exit(job["exitCode"])
`;

/** A submission that does `job`, with an id of its own. */
export function createContractSubmission(
  job: ContractJob,
  change: Partial<Submission> = {},
): Submission {
  const submissionId = `contract-${randomUUID()}`;
  return {
    submissionId,
    entrypoint: 'python job.py',
    environment: { JOB: JSON.stringify(job), GREETING: 'Grüße 😀' },
    resources: { cpus: 1, gpus: 0 },
    source: createSourceArchive({ 'job.py': JOB, 'README.md': 'A job' }),
    labels: { 'slipway.launch': submissionId, 'slipway.attempt': '1' },
    ...change,
  };
}

/** What every `Launcher` does. Call it within a `describe`; `create` is called once per test. */
export function launcherContract(
  create: () => Promise<LauncherHarness>,
  timeout: number = 120_000,
): void {
  const hasEnded = (status?: ExecutionStatus) =>
    status !== undefined && !['waiting', 'running'].includes(status.state);

  async function settle(
    { launcher, proceed }: LauncherHarness,
    id: string,
    accept: (status?: ExecutionStatus) => boolean,
  ) {
    const status = await waitUntil(async () => {
      await proceed?.();
      return launcher.find(id);
    }, accept);
    if (!status) {
      throw new Error(`The execution ${id} is not there`);
    }
    return status;
  }

  async function readWholeLog(launcher: Launcher, submissionId: string) {
    let text = '';
    let offset = 0;
    for (;;) {
      const chunk = await launcher.readLog({
        submissionId,
        offset,
        maxBytes: 50,
      });
      text += chunk.text;
      offset = chunk.nextOffset;
      if (chunk.complete) {
        return text;
      }
    }
  }

  it('says its version', async () => {
    const { launcher } = await create();
    expect((await launcher.check()).version).not.toBe('');
  });

  it('knows nothing of an execution that was never submitted', async () => {
    const { launcher } = await create();
    const submissionId = `contract-${randomUUID()}`;
    await expect(launcher.find(submissionId)).resolves.toBeUndefined();
    await expect(launcher.stop(submissionId)).resolves.toBeUndefined();
    await expect(
      launcher.readLog({ submissionId, offset: 0, maxBytes: 10 }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      launcher.readLogTail({ submissionId, lines: 10 }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it(
    'runs the source with its environment, and gives its log in parts',
    async () => {
      const harness = await create();
      const { launcher } = harness;
      const submission = createContractSubmission({
        prints: ['first', '$GREETING', ...'abcdefgh'],
        exitCode: 0,
      });
      await expect(launcher.submit(submission)).resolves.toEqual({
        adopted: false,
      });
      const { submissionId } = submission;
      const status = await settle(harness, submissionId, hasEnded);
      expect(status).toMatchObject({
        state: 'succeeded',
        exitCode: 0,
        labels: submission.labels,
      });
      expect(status.endedAt).toBeGreaterThanOrEqual(status.startedAt ?? NaN);

      const log = await readWholeLog(launcher, submissionId);
      expect(log).toContain('first\nGrüße 😀\na\nb\nc\n');
      await expect(
        launcher.readLogTail({ submissionId, lines: 2 }),
      ).resolves.toBe('g\nh\n');
      expect(launcher.executionUrl(submissionId)).toContain(submissionId);

      await expect(launcher.submit(submission)).resolves.toEqual({
        adopted: true,
      });
      await expect(launcher.stop(submissionId)).resolves.toBeUndefined();
      await expect(launcher.find(submissionId)).resolves.toMatchObject({
        state: 'succeeded',
      });
    },
    timeout,
  );

  it(
    'makes one execution of submissions at the same moment',
    async () => {
      const harness = await create();
      const { launcher } = harness;
      const submission = createContractSubmission({ prints: [], exitCode: 0 });
      const answers = await Promise.all(
        [1, 2, 3].map(() => launcher.submit(submission)),
      );
      expect(answers.filter(({ adopted }) => !adopted)).toHaveLength(1);
      await expect(
        settle(harness, submission.submissionId, hasEnded),
      ).resolves.toMatchObject({ state: 'succeeded' });
    },
    timeout,
  );

  it(
    'refuses an id that something else has',
    async () => {
      const harness = await create();
      const { launcher } = harness;
      const first = createContractSubmission({ prints: [], exitCode: 0 });
      await launcher.submit(first);
      const second = createContractSubmission(
        { prints: [], exitCode: 0 },
        { submissionId: first.submissionId },
      );
      await expect(launcher.submit(second)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await settle(harness, first.submissionId, hasEnded);
    },
    timeout,
  );

  it('refuses an id that is not plain', async () => {
    const { launcher } = await create();
    await expect(
      launcher.submit(
        createContractSubmission(
          { prints: [], exitCode: 0 },
          { submissionId: '../up' },
        ),
      ),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it(
    'says that a job failed, and how',
    async () => {
      const harness = await create();
      const submission = createContractSubmission({
        prints: ['about to fail'],
        exitCode: 3,
      });
      await harness.launcher.submit(submission);
      const { submissionId } = submission;
      await expect(
        settle(harness, submissionId, hasEnded),
      ).resolves.toMatchObject({ state: 'failed', exitCode: 3 });
      await expect(
        harness.launcher.readLogTail({ submissionId, lines: 1 }),
      ).resolves.toBe('about to fail\n');
    },
    timeout,
  );

  it(
    'lets a job wait for the GPU that another holds, and stops jobs',
    async () => {
      const harness = await create();
      const { launcher } = harness;
      const [holder, waiting] = [1, 2].map(() =>
        createContractSubmission(
          { prints: ['here'], exitCode: 0, endless: true },
          { resources: { cpus: 1, gpus: 1 } },
        ),
      );
      try {
        await launcher.submit(holder);
        await settle(
          harness,
          holder.submissionId,
          status => status?.state === 'running',
        );
        await launcher.submit(waiting);
        await expect(
          settle(harness, waiting.submissionId, status =>
            /1 GPU/.test(status?.reason ?? ''),
          ),
        ).resolves.toMatchObject({
          state: 'waiting',
          reason: expect.stringMatching(/1 GPU.*0 of 1/),
        });
        const capacity = await launcher.getCapacity();
        expect(capacity.total.gpus).toBe(1);
        expect(capacity.free.gpus).toBe(0);
      } finally {
        await launcher.stop(waiting.submissionId);
        await launcher.stop(holder.submissionId);
      }
      for (const { submissionId } of [waiting, holder]) {
        await expect(
          settle(harness, submissionId, hasEnded),
        ).resolves.toMatchObject({ state: 'stopped' });
      }
      await waitUntil(
        () => launcher.getCapacity(),
        ({ free }) => free.gpus === 1,
      );
    },
    timeout,
  );
}
