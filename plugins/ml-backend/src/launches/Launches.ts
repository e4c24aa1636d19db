import { randomUUID } from 'node:crypto';
import { ConflictError, isError } from '@backstage/errors';
import type { Estimate, LogChunk } from '@slipway/plugin-ml-common';
import type { CallOptions, Page } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import { digestOfJson, type LedgerWriter } from '../ledger';
import type { PortDirectory } from '../ports/PortDirectory';
import { writeGoal, type Wakeable } from '../reconcile';
import { estimateLaunch } from './estimate';
import { readKept } from './keptLog';
import type { LaunchCounts } from './LaunchCounts';
import type { LaunchPlanner } from './LaunchPlanner';
import {
  secondsBetween,
  toAttempt,
  toKeptLog,
  toLaunch,
  type LaunchRow,
  type Price,
} from './launchRow';
import type { LaunchStore } from './LaunchStore';
import {
  hasEnded,
  type LaunchOrder,
  type LaunchPlan,
  type LaunchQuery,
  type LaunchRecord,
  type LaunchRequester,
  type LaunchResult,
  type LaunchService,
} from './types';

const TAIL_LINES = 20;
const ESTIMATED_FROM = 5;

/** What the launches need. */
export type LaunchesOptions = {
  database: Knex;
  store: LaunchStore;
  counts: LaunchCounts;
  planner: LaunchPlanner;
  ports: PortDirectory;
  ledger: LedgerWriter;
  loop: Wakeable;
  now: () => Date;
  /** Hints open pages to read a launch again. */
  hint: (id: string) => void;
};

/** Durable executions of pipelines. Requests write a goal; the loop does the rest. */
export class Launches implements LaunchService {
  readonly #options: LaunchesOptions;

  constructor(options: LaunchesOptions) {
    this.#options = options;
  }

  plan(order: LaunchOrder, options?: CallOptions): Promise<LaunchPlan> {
    return this.#options.planner.plan(order, options);
  }

  async estimate(plan: LaunchPlan): Promise<Estimate> {
    const rows = await this.#options.counts.listSucceeded(
      plan.pipeline,
      ESTIMATED_FROM,
    );
    return estimateLaunch({
      resources: plan.resources,
      seconds: rows.map(row =>
        secondsBetween(row.started_at, row.ended_at, this.#options.now()),
      ),
      price: this.#priceOf(plan.cluster),
    });
  }

  async create(
    transaction: Knex.Transaction,
    plan: LaunchPlan,
    requester: LaunchRequester,
  ): Promise<LaunchResult> {
    const { store, ledger, now } = this.#options;
    const id = randomUUID();
    const planHash = digestOfJson(plan);
    const { requestedBy, cause, idempotencyKey } = requester;
    const isNew = await store.insert(transaction, {
      id,
      pipeline: plan.pipeline,
      model: plan.model?.ref ?? null,
      plan: JSON.stringify(plan),
      plan_hash: planHash,
      cluster: plan.cluster,
      cause: JSON.stringify(cause),
      requested_by: requestedBy,
      requested_at: now().toISOString(),
      idempotency_key: idempotencyKey ?? null,
    });
    if (!isNew && idempotencyKey) {
      return this.#show(await store.getByKey(idempotencyKey, transaction));
    }
    await ledger.append(transaction, {
      actor: requestedBy,
      act: 'launch.requested',
      subject: `launch:${id}`,
      detail: {
        pipeline: plan.pipeline,
        ...(plan.model ? { model: plan.model.ref } : {}),
        sourceCommit: plan.sourceCommit,
        planHash,
        // The ledger takes no undefined fields.
        cause: JSON.parse(JSON.stringify(cause)),
      },
    });
    return this.#show(await store.get(id, transaction));
  }

  async launch(
    order: LaunchOrder,
    requester: LaunchRequester,
    options?: CallOptions,
  ): Promise<LaunchResult> {
    const plan = await this.plan(order, options);
    const launch = await this.#options.database.transaction(transaction =>
      this.create(transaction, plan, requester),
    );
    this.#tell(launch.id);
    return launch;
  }

  async stop(
    id: string,
    by: { actor: string; reason: string },
    transaction?: Knex.Transaction,
  ): Promise<LaunchResult> {
    if (transaction) return this.#stopIn(transaction, id, by);
    const launch = await this.#options.database.transaction(own =>
      this.#stopIn(own, id, by),
    );
    this.#tell(id);
    return launch;
  }

  async retry(id: string, by: { actor: string }): Promise<LaunchResult> {
    const { database, store, ledger, now } = this.#options;
    const at = now();
    const launch = await database.transaction(async transaction => {
      const row = await store.get(id, transaction);
      if (!hasEnded(row.state) || row.state === 'succeeded') {
        throw new ConflictError(
          `The launch '${id}' is ${row.state}; only one that failed, was stopped or was lost can be tried again`,
        );
      }
      const begun = await store.beginAttempt(transaction, row, {
        earlierSeconds:
          row.earlier_seconds +
          secondsBetween(row.started_at, row.ended_at, at),
        at,
      });
      if (!begun) {
        throw new ConflictError(
          `Somebody else has just tried the launch '${id}' again`,
        );
      }
      await writeGoal(transaction, { table: 'launches', id, now: at });
      await ledger.append(transaction, {
        actor: by.actor,
        act: 'launch.retried',
        subject: `launch:${id}`,
        detail: { attempt: row.attempt + 1 },
      });
      return this.#show(await store.get(id, transaction));
    });
    this.#tell(id);
    return launch;
  }

  async get(id: string): Promise<LaunchResult> {
    return this.#show(await this.#options.store.get(id));
  }

  async getRecord(id: string): Promise<LaunchRecord> {
    const { store } = this.#options;
    const [row, attempts] = await Promise.all([
      store.get(id),
      store.listAttempts(id),
    ]);
    const newest = attempts.at(-1);
    return {
      ...this.#show(row),
      attempts: attempts.map(attempt => toAttempt(attempt, TAIL_LINES)),
      url:
        newest &&
        this.#findLauncher(row.cluster)?.executionUrl(newest.submission_id),
    };
  }

  async list(query: LaunchQuery): Promise<Page<LaunchResult>> {
    const { rows, nextCursor } = await this.#options.store.list(query);
    return {
      items: rows.map(row => this.#show(row)),
      ...(nextCursor ? { nextCursor } : {}),
    };
  }

  async readLog(
    query: { id: string; attempt?: number; offset: number; maxBytes: number },
    options?: CallOptions,
  ): Promise<LogChunk> {
    const { store } = this.#options;
    const { offset, maxBytes } = query;
    const launch = await store.get(query.id);
    const attempt = await store.getAttempt(
      query.id,
      query.attempt ?? launch.attempt,
    );
    const kept = toKeptLog(attempt);
    const start = kept.end - Buffer.byteLength(kept.text);
    // Nothing more will come and all that is asked for is here: the cluster need not be asked.
    if (kept.complete && offset >= start) {
      return readKept(kept, { offset, maxBytes });
    }
    if (attempt.state === 'queued') {
      return { text: '', nextOffset: offset, complete: false };
    }
    try {
      const launcher = this.#options.ports.launcher(launch.cluster);
      return await launcher.readLog(
        { submissionId: attempt.submission_id, offset, maxBytes },
        options,
      );
    } catch (error) {
      if (!isError(error)) throw error;
      options?.signal?.throwIfAborted();
      return readKept(kept, { offset, maxBytes });
    }
  }

  countOpenByModel(modelRefs: readonly string[]) {
    return this.#options.counts.countOpenByModel(modelRefs);
  }

  countOpen() {
    return this.#options.counts.countOpen();
  }

  async getLastTrainedByModel(modelRefs: readonly string[]) {
    const ends = await this.#options.counts.findLastTrained(modelRefs);
    return new Map([...ends].map(([ref, end]) => [ref, new Date(end)]));
  }

  wake(): void {
    this.#options.loop.wake();
  }

  async #stopIn(
    transaction: Knex.Transaction,
    id: string,
    by: { actor: string; reason: string },
  ): Promise<LaunchResult> {
    const { store, ledger, now } = this.#options;
    const row = await store.get(id, transaction);
    // A second wish to stop would only hide who wished it first.
    if (hasEnded(row.state) || row.goal !== 'run') return this.#show(row);
    const at = now();
    await store.setGoal(transaction, id, {
      goal: 'stop',
      reason: by.reason,
      at,
    });
    await writeGoal(transaction, { table: 'launches', id, now: at });
    await ledger.append(transaction, {
      actor: by.actor,
      act: 'launch.stop-requested',
      subject: `launch:${id}`,
      detail: { reason: by.reason, attempt: row.attempt },
    });
    return this.#show(await store.get(id, transaction));
  }

  #show(row: LaunchRow): LaunchResult {
    return toLaunch(row, {
      now: this.#options.now(),
      price: this.#priceOf(row.cluster),
    });
  }

  #priceOf(cluster: string): Price {
    return this.#findLauncher(cluster)?.price;
  }

  /** A cluster that is no longer configured must not hide its launches. */
  #findLauncher(cluster: string) {
    return this.#options.ports.launchers.find(({ name }) => name === cluster);
  }

  #tell(id: string) {
    this.#options.loop.wake();
    this.#options.hint(id);
  }
}
