import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../database/cursor';
import type { KeptLog } from './keptLog';
import { newAttempt, type AttemptRow, type LaunchRow } from './launchRow';
import { ENDED_LAUNCH_STATES, type LaunchQuery } from './types';

/** A launch to insert; what the loop and observations write is not there yet. */
export type NewLaunch = Pick<
  LaunchRow,
  | 'id'
  | 'pipeline'
  | 'model'
  | 'plan'
  | 'plan_hash'
  | 'cluster'
  | 'cause'
  | 'requested_by'
  | 'requested_at'
  | 'idempotency_key'
>;

/** What an observation changes of a launch and of its newest attempt. */
export type ObservedColumns = Partial<
  Pick<
    LaunchRow,
    | 'state'
    | 'state_reason'
    | 'missing_turns'
    | 'version'
    | 'submitted_at'
    | 'started_at'
    | 'ended_at'
    | 'goal'
    | 'goal_reason'
  >
>;

/** The tables `launches` and `launch_attempts`; nothing else touches them but the loop its own columns. */
export class LaunchStore {
  constructor(private readonly database: Knex) {}

  /** Inserts a launch with its first attempt. False when its idempotency key is taken. */
  async insert(
    transaction: Knex.Transaction,
    launch: NewLaunch,
  ): Promise<boolean> {
    const inserted = await transaction<LaunchRow>('launches')
      .insert({
        ...launch,
        goal: 'run',
        state: 'queued',
        attempt: 1,
        next_turn_at: launch.requested_at,
        updated_at: launch.requested_at,
      })
      .onConflict('idempotency_key')
      .ignore()
      .returning('id');
    if (inserted.length === 0) return false;
    await transaction<AttemptRow>('launch_attempts').insert(
      newAttempt(launch.id, 1),
    );
    return true;
  }

  /** Throws `NotFoundError`. */
  async get(id: string, database: Knex = this.database): Promise<LaunchRow> {
    const row = await database<LaunchRow>('launches').where({ id }).first();
    if (!row) throw new NotFoundError(`There is no launch '${id}'`);
    return row;
  }

  /** Throws `NotFoundError`. */
  async getByKey(key: string, database: Knex): Promise<LaunchRow> {
    const row = await database<LaunchRow>('launches')
      .where({ idempotency_key: key })
      .first();
    if (!row) throw new NotFoundError(`There is no launch of the key '${key}'`);
    return row;
  }

  /** Attempts, oldest first. */
  async listAttempts(id: string): Promise<AttemptRow[]> {
    return this.database<AttemptRow>('launch_attempts')
      .where({ launch_id: id })
      .orderBy('attempt');
  }

  /** Throws `NotFoundError`. */
  async getAttempt(id: string, attempt: number): Promise<AttemptRow> {
    const row = await this.database<AttemptRow>('launch_attempts')
      .where({ launch_id: id, attempt })
      .first();
    if (!row) {
      throw new NotFoundError(`The launch '${id}' has no attempt ${attempt}`);
    }
    return row;
  }

  /** Writes what was observed of a launch's newest attempt. */
  async observe(
    transaction: Knex.Transaction,
    launch: Pick<LaunchRow, 'id' | 'attempt'>,
    observed: {
      columns?: ObservedColumns;
      log?: KeptLog;
      exitCode?: number;
      at: Date;
    },
  ): Promise<void> {
    const { columns = {}, log, exitCode, at } = observed;
    if (Object.keys(columns).length > 0) {
      await transaction<LaunchRow>('launches')
        .where({ id: launch.id })
        .update({ ...columns, updated_at: at.toISOString() });
    }
    const { state, state_reason, started_at, ended_at } = columns;
    const attempt: Partial<AttemptRow> = {
      ...(state === undefined ? {} : { state }),
      ...(state_reason === undefined ? {} : { reason: state_reason }),
      ...(started_at === undefined ? {} : { started_at }),
      ...(ended_at === undefined ? {} : { ended_at }),
      ...(exitCode === undefined ? {} : { exit_code: exitCode }),
      ...(log
        ? { log_text: log.text, log_end: log.end, log_complete: log.complete }
        : {}),
    };
    if (Object.keys(attempt).length === 0) return;
    await transaction<AttemptRow>('launch_attempts')
      .where({ launch_id: launch.id, attempt: launch.attempt })
      .update(attempt);
  }

  /** Writes that a launch shall stop. */
  async setGoal(
    transaction: Knex.Transaction,
    id: string,
    goal: { goal: LaunchRow['goal']; reason: string; at: Date },
  ): Promise<void> {
    await transaction<LaunchRow>('launches').where({ id }).update({
      goal: goal.goal,
      goal_reason: goal.reason,
      updated_at: goal.at.toISOString(),
    });
  }

  /**
   * Begins a further attempt of a launch that has ended. False when somebody else has begun one since the row was
   * read.
   */
  async beginAttempt(
    transaction: Knex.Transaction,
    launch: Pick<LaunchRow, 'id' | 'attempt'>,
    next: { earlierSeconds: number; at: Date },
  ): Promise<boolean> {
    const begun = await transaction<LaunchRow>('launches')
      .where({ id: launch.id, attempt: launch.attempt })
      .whereIn('state', [...ENDED_LAUNCH_STATES])
      .update({
        attempt: launch.attempt + 1,
        goal: 'run',
        goal_reason: null,
        state: 'queued',
        state_reason: null,
        missing_turns: 0,
        version: null,
        submitted_at: null,
        started_at: null,
        ended_at: null,
        earlier_seconds: next.earlierSeconds,
        updated_at: next.at.toISOString(),
      });
    if (begun !== 1) return false;
    await transaction<AttemptRow>('launch_attempts').insert(
      newAttempt(launch.id, launch.attempt + 1),
    );
    return true;
  }

  /** Newest first. */
  async list(
    query: LaunchQuery,
  ): Promise<{ rows: LaunchRow[]; nextCursor?: string }> {
    const { pipeline, model, state, limit, cursor } = query;
    const select = this.database<LaunchRow>('launches')
      .orderBy([
        { column: 'requested_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (pipeline) select.where({ pipeline });
    if (model) select.where({ model });
    if (state?.length) select.whereIn('state', state);
    if (cursor) {
      const [at, id] = decodeCursor(cursor, 2).map(String);
      select.where(after =>
        after
          .where('requested_at', '<', at)
          .orWhere(same =>
            same.where('requested_at', at).andWhere('id', '<', id),
          ),
      );
    }
    const found = await select;
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows,
      ...(found.length > limit && last
        ? { nextCursor: encodeCursor([last.requested_at, last.id]) }
        : {}),
    };
  }
}
