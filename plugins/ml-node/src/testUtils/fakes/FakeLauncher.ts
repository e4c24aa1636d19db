import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  CallOptions,
  ClusterCapacity,
  ExecutionStatus,
  Launcher,
  LogChunk,
  Submission,
} from '../../ports';
import { checkLogQuery, readLogPart } from '../../logs';
import { FakeFaults } from './FakeFaults';

type Execution = {
  submission: Submission;
  status: ExecutionStatus;
  log: Buffer;
};

/** Methods of the port that can be made to fail. */
export type LauncherMethod =
  | 'check'
  | 'submit'
  | 'find'
  | 'readLog'
  | 'readLogTail'
  | 'stop'
  | 'getCapacity';

/** How a {@link FakeLauncher} is set up. */
export type FakeLauncherOptions = {
  name?: string;
  gpuHolder?: Launcher['gpuHolder'];
  price?: Launcher['price'];
  total?: ClusterCapacity['total'];
  /** Milliseconds since the epoch; `Date.now` when absent. */
  now?: () => number;
};

/**
 * A cluster in memory. A submission waits until the test calls {@link FakeLauncher.start} and goes on until
 * {@link FakeLauncher.finish}, so that no test depends on time.
 */
export class FakeLauncher implements Launcher {
  readonly name: string;
  readonly system = 'Fake cluster';
  readonly webUrl: string;
  readonly gpuHolder: Launcher['gpuHolder'];
  readonly price?: Launcher['price'];
  /** Makes the cluster slow, silent or failing. */
  readonly faults = new FakeFaults<LauncherMethod>(this.system);

  readonly #executions = new Map<string, Execution>();
  readonly #total: ClusterCapacity['total'];
  readonly #now: () => number;

  constructor(options: FakeLauncherOptions = {}) {
    this.name = options.name ?? 'default';
    this.webUrl = `http://cluster.example/${this.name}`;
    this.gpuHolder = options.gpuHolder ?? 'entrypoint';
    this.price = options.price;
    this.#total = options.total ?? { cpus: 2, gpus: 1 };
    this.#now = options.now ?? Date.now;
  }

  /** What was submitted, oldest first: one per execution, however often `submit` was called. */
  get submissions(): Submission[] {
    return [...this.#executions.values()].map(({ submission }) => submission);
  }

  /** Lets a waiting execution run. */
  start(submissionId: string): void {
    const { status } = this.#get(submissionId);
    status.state = 'running';
    status.reason = undefined;
    status.startedAt = this.#now();
  }

  /** Ends an execution; exit code 0 is success. */
  finish(
    submissionId: string,
    outcome: { exitCode?: number; reason?: string } = {},
  ): void {
    const { status } = this.#get(submissionId);
    const exitCode = outcome.exitCode ?? 0;
    status.state = exitCode === 0 ? 'succeeded' : 'failed';
    status.reason = outcome.reason;
    status.exitCode = exitCode;
    status.startedAt ??= this.#now();
    status.endedAt = this.#now();
  }

  /** Adds text to the log. */
  appendLog(submissionId: string, text: string): void {
    const execution = this.#get(submissionId);
    execution.log = Buffer.concat([execution.log, Buffer.from(text)]);
  }

  /** Says why an execution waits. */
  setReason(submissionId: string, reason: string): void {
    this.#get(submissionId).status.reason = reason;
  }

  /** The cluster forgets an execution, as after the loss of its head. */
  forget(submissionId: string): void {
    this.#executions.delete(submissionId);
  }

  async check(options?: CallOptions) {
    return this.faults.run('check', options, () => ({ version: 'fake' }));
  }

  async submit(submission: Submission, options?: CallOptions) {
    return this.faults.run('submit', options, async () => {
      if (!/^[a-z0-9-]{1,63}$/.test(submission.submissionId)) {
        throw new InputError(
          `The submission id ${submission.submissionId} is not of the form [a-z0-9-]{1,63}`,
        );
      }
      if (!this.#executions.has(submission.submissionId)) {
        await submission.source.read();
      }
      const present = this.#executions.get(submission.submissionId);
      if (present) {
        if (!sameLabels(present.submission.labels, submission.labels)) {
          throw new ConflictError(
            `${this.system} already has an execution ${submission.submissionId} that is not this one`,
          );
        }
        return { adopted: true };
      }
      this.#executions.set(submission.submissionId, {
        submission,
        status: { state: 'waiting', labels: { ...submission.labels } },
        log: Buffer.alloc(0),
      });
      return { adopted: false };
    });
  }

  async find(submissionId: string, options?: CallOptions) {
    return this.faults.run('find', options, () => {
      const status = this.#executions.get(submissionId)?.status;
      return status && { ...status, labels: { ...status.labels } };
    });
  }

  async readLog(
    query: { submissionId: string; offset: number; maxBytes: number },
    options?: CallOptions,
  ): Promise<LogChunk> {
    return this.faults.run('readLog', options, () => {
      checkLogQuery(query);
      const { log, status } = this.#get(query.submissionId);
      const pieces = async function* pieces() {
        yield log;
      };
      return readLogPart(pieces(), query, status.endedAt !== undefined);
    });
  }

  async readLogTail(
    query: { submissionId: string; lines: number },
    options?: CallOptions,
  ) {
    return this.faults.run('readLogTail', options, () => {
      const lines = this.#get(query.submissionId)
        .log.toString('utf8')
        .split('\n');
      const trailing = lines.at(-1) === '' ? 1 : 0;
      return lines.slice(-(query.lines + trailing)).join('\n');
    });
  }

  async stop(submissionId: string, options?: CallOptions) {
    return this.faults.run('stop', options, () => {
      const status = this.#executions.get(submissionId)?.status;
      if (status && status.endedAt === undefined) {
        status.state = 'stopped';
        status.endedAt = this.#now();
      }
    });
  }

  async getCapacity(options?: CallOptions): Promise<ClusterCapacity> {
    return this.faults.run('getCapacity', options, () => {
      const held = [...this.#executions.values()]
        .filter(({ status }) => status.state === 'running')
        .map(({ submission }) => submission.resources);
      const sum = (pick: (one: (typeof held)[number]) => number) =>
        held.reduce((total, one) => total + pick(one), 0);
      return {
        total: { ...this.#total },
        free: {
          cpus: Math.max(0, this.#total.cpus - sum(({ cpus }) => cpus)),
          gpus: Math.max(0, this.#total.gpus - sum(({ gpus }) => gpus)),
        },
      };
    });
  }

  executionUrl(submissionId: string) {
    return `${this.webUrl}/jobs/${submissionId}`;
  }

  #get(submissionId: string): Execution {
    const execution = this.#executions.get(submissionId);
    if (!execution) {
      throw new NotFoundError(
        `${this.system} knows no execution ${submissionId}`,
      );
    }
    return execution;
  }
}

function sameLabels(a: Record<string, string>, b: Record<string, string>) {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(key => a[key] === b[key]);
}
