import type { CallOptions, PortInstance } from './common';

/** What one execution needs. Memory in bytes. */
export type LaunchResources = {
  cpus: number;
  gpus: number;
  accelerator?: string;
  memory?: number;
};

/** One execution, wholly described. */
export type Submission = {
  /** Derived from launch and attempt; the cluster recognises a repeated submission by it. `[a-z0-9-]{1,63}`. */
  submissionId: string;
  entrypoint: string;
  /** Plain values for the job's environment; never a secret. */
  environment: Record<string, string>;
  resources: LaunchResources;
  source: SourceArchive;
  /** Shown by the cluster; never a secret. */
  labels: Record<string, string>;
};

/** A source tree at one commit, as a zip with its files at the root. */
export type SourceArchive = {
  /** SHA-256 of the archive's bytes in hex: the same tree gives the same name. */
  sha256: string;
  read(): Promise<Uint8Array>;
};

/** What the cluster says of an execution. Times in milliseconds since the epoch. */
export type ExecutionStatus = {
  state: 'waiting' | 'running' | 'succeeded' | 'failed' | 'stopped';
  /** Why it waits or failed, in the cluster's words. */
  reason?: string;
  startedAt?: number;
  endedAt?: number;
  exitCode?: number;
  /** Labels it was submitted with: proof that it is ours. */
  labels: Record<string, string>;
};

/** A part of a log. Offsets count bytes of the UTF-8 log. */
export type LogChunk = {
  text: string;
  nextOffset: number;
  /** No more will come: the execution has ended and `nextOffset` is the log's end. */
  complete: boolean;
};

/** What a cluster has and what is free now. */
export type ClusterCapacity = {
  total: { cpus: number; gpus: number; memory?: number };
  free: { cpus: number; gpus: number; memory?: number };
};

/**
 * A cluster that executes pipelines.
 *
 * `submit` is idempotent by `submissionId`: after a timeout or a crash the same call finds and adopts what is there.
 * Errors: `NotFoundError`, `InputError` (the cluster refuses the request), `NotAllowedError` (credentials),
 * `ServiceUnavailableError` (no answer).
 */
export interface Launcher extends PortInstance {
  check(options?: CallOptions): Promise<{ version: string }>;
  /** Submits, or adopts the execution of that id. Throws `ConflictError` when the id is taken by something else. */
  submit(
    submission: Submission,
    options?: CallOptions,
  ): Promise<{ adopted: boolean }>;
  /** The execution's state, or undefined when the cluster knows nothing of it. */
  find(
    submissionId: string,
    options?: CallOptions,
  ): Promise<ExecutionStatus | undefined>;
  /** A part of the log from a byte offset, at most `maxBytes` long (≤ 1 MiB). */
  readLog(
    query: { submissionId: string; offset: number; maxBytes: number },
    options?: CallOptions,
  ): Promise<LogChunk>;
  /** The last lines of the log. */
  readLogTail(
    query: { submissionId: string; lines: number },
    options?: CallOptions,
  ): Promise<string>;
  /** Asks the cluster to stop it; does nothing when it has ended or is unknown. */
  stop(submissionId: string, options?: CallOptions): Promise<void>;
  getCapacity(options?: CallOptions): Promise<ClusterCapacity>;
  /** Money per GPU hour and CPU hour, where configured; for estimates. */
  readonly price?: { currency: string; gpuHour: number; cpuHour: number };
  /** Who holds the plan's GPUs; see docs/reference/contracts.md. */
  readonly gpuHolder: 'entrypoint' | 'workers';
  /** Page for people. */
  executionUrl(submissionId: string): string | undefined;
}
