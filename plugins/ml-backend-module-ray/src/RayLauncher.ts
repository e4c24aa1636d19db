import {
  ConflictError,
  InputError,
  NotFoundError,
  isError,
} from '@backstage/errors';
import type {
  CallOptions,
  ClusterCapacity,
  ExecutionStatus,
  Launcher,
  LogChunk,
  OutsideClient,
  Submission,
} from '@slipway/plugin-ml-node';
import type { RayCluster } from './config';
import { createRayClient, readRayVersion } from './createRayClient';
import { type Job, jobAnswer } from './jobs/answers';
import { entrypointResources } from './jobs/entrypointResources';
import { executionStatus } from './jobs/executionStatus';
import { JobLog } from './jobs/JobLog';
import { labelsOf, metadataOf, needsOf } from './jobs/labels';
import { readCapacity } from './jobs/readCapacity';
import { uploadSource } from './jobs/uploadSource';
import { waitingReason } from './jobs/waitingReason';

/** Runs pipelines by Ray's Jobs API. */
export class RayLauncher implements Launcher {
  readonly name: string;
  readonly system = 'Ray';
  readonly webUrl: string;
  readonly price: Launcher['price'];
  readonly gpuHolder: Launcher['gpuHolder'];

  readonly #client: OutsideClient;
  readonly #log: JobLog;

  constructor(cluster: RayCluster) {
    this.name = cluster.name;
    this.webUrl = cluster.webUrl;
    this.price = cluster.price;
    this.gpuHolder = cluster.gpuHolder;
    this.#client = createRayClient(cluster);
    this.#log = new JobLog(this.#client);
  }

  async check(options?: CallOptions): Promise<{ version: string }> {
    return readRayVersion(this.#client, options?.signal);
  }

  async submit(
    submission: Submission,
    options?: CallOptions,
  ): Promise<{ adopted: boolean }> {
    checkId(submission.submissionId);
    if (await this.#adopt(submission, options)) {
      return { adopted: true };
    }
    const workingDir = await uploadSource(
      this.#client,
      submission.source,
      options?.signal,
    );
    const needs = entrypointResources(submission.resources, this.gpuHolder);
    try {
      await this.#client.bytes({
        method: 'POST',
        path: '/api/jobs/',
        body: {
          submission_id: submission.submissionId,
          entrypoint: submission.entrypoint,
          runtime_env: {
            working_dir: workingDir,
            env_vars: submission.environment,
          },
          metadata: metadataOf(submission.labels, needs),
          ...needs,
        },
        signal: options?.signal,
      });
      return { adopted: false };
    } catch (error) {
      // A repeated id is 500 with a traceback, and a lost answer may hide a success: only the job itself tells.
      options?.signal?.throwIfAborted();
      if (await this.#adopt(submission, options).catch(keepConflict)) {
        return { adopted: true };
      }
      throw error;
    }
  }

  async find(
    submissionId: string,
    options?: CallOptions,
  ): Promise<ExecutionStatus | undefined> {
    const job = await this.#findJob(submissionId, options);
    if (job?.status !== 'PENDING') {
      return job && executionStatus(job);
    }
    try {
      const capacity = await readCapacity(this.#client, options?.signal);
      return executionStatus(
        job,
        waitingReason(needsOf(job.metadata), capacity),
      );
    } catch {
      options?.signal?.throwIfAborted();
      // The state is known; only the better reason is missing.
      return executionStatus(job);
    }
  }

  async readLog(
    query: { submissionId: string; offset: number; maxBytes: number },
    options?: CallOptions,
  ): Promise<LogChunk> {
    // The job before its log: when it has ended by then, the log is whole.
    const job = await this.#getJob(query.submissionId, options);
    return this.#log.readPart(job, query, options);
  }

  async readLogTail(
    query: { submissionId: string; lines: number },
    options?: CallOptions,
  ): Promise<string> {
    if (!(query.lines >= 1 && query.lines <= 10_000)) {
      throw new InputError('lines must be between 1 and 10000');
    }
    const job = await this.#getJob(query.submissionId, options);
    return this.#log.readTail(job, query, options);
  }

  async stop(submissionId: string, options?: CallOptions): Promise<void> {
    checkId(submissionId);
    try {
      await this.#client.bytes({
        method: 'POST',
        path: `/api/jobs/${submissionId}/stop`,
        idempotent: true,
        signal: options?.signal,
      });
    } catch (error) {
      if (!isError(error) || error.name !== 'NotFoundError') {
        throw error;
      }
    }
  }

  async getCapacity(options?: CallOptions): Promise<ClusterCapacity> {
    const { total, free } = await readCapacity(this.#client, options?.signal);
    return { total, free };
  }

  executionUrl(submissionId: string): string {
    return `${this.webUrl}/#/jobs/${encodeURIComponent(submissionId)}`;
  }

  /** Whether the execution is there; throws `ConflictError` when the id belongs to something else. */
  async #adopt(
    submission: Submission,
    options?: CallOptions,
  ): Promise<boolean> {
    const job = await this.#findJob(submission.submissionId, options);
    if (!job) {
      return false;
    }
    if (!isSame(labelsOf(job.metadata), submission.labels)) {
      throw new ConflictError(
        `Ray (${this.name}) already has a job ${submission.submissionId} that is not this one; its labels differ. Submit with another id`,
      );
    }
    return true;
  }

  async #findJob(
    submissionId: string,
    options?: CallOptions,
  ): Promise<Job | undefined> {
    checkId(submissionId);
    try {
      return await this.#client.json(jobAnswer, {
        path: `/api/jobs/${submissionId}`,
        signal: options?.signal,
      });
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }

  async #getJob(submissionId: string, options?: CallOptions): Promise<Job> {
    const job = await this.#findJob(submissionId, options);
    if (!job) {
      throw new NotFoundError(
        `Ray (${this.name}) knows no job ${submissionId}; a cluster forgets its jobs when its head is replaced`,
      );
    }
    return job;
  }
}

function checkId(submissionId: string) {
  if (!/^[a-z0-9-]{1,63}$/.test(submissionId)) {
    throw new InputError(
      'The submission id must be 1 to 63 of the characters a-z, 0-9 and -',
    );
  }
}

function isSame(a: Record<string, string>, b: Record<string, string>) {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(key => a[key] === b[key]);
}

/** A second failure must not hide the first, except for the one that explains it. */
function keepConflict(error: unknown): false {
  if (isError(error) && error.name === 'ConflictError') {
    throw error;
  }
  return false;
}
