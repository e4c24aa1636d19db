import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { canonicalJson } from '../../ledger';
import { plainJson } from '../plainJson';
import type { PromotionRecord } from '../types';
import {
  laneOf,
  toColumns,
  toRecord,
  type Lane,
  type PromotionChanges,
  type PromotionRow,
} from './columns';

/** A promotion to write; the rest of it comes later. */
export type NewPromotion = Pick<
  PromotionRecord,
  | 'id'
  | 'model'
  | 'environment'
  | 'mode'
  | 'registry'
  | 'registeredModel'
  | 'version'
  | 'digest'
  | 'requestedBy'
  | 'requestedAt'
  | 'reason'
  | 'plan'
  | 'planHash'
  | 'approvalsNeeded'
  | 'expiresAt'
  | 'supersedes'
  | 'restores'
  | 'idempotencyKey'
>;

/** Name of the table, for the loop. */
export const PROMOTIONS_TABLE = 'promotions';

/** The table `promotions`. */
export class PromotionStore {
  constructor(private readonly database: Knex) {}

  /** Writes a promotion in state `requested`; its first turn is now. */
  async insert(
    transaction: Knex.Transaction,
    promotion: NewPromotion,
  ): Promise<void> {
    await transaction<PromotionRow>(PROMOTIONS_TABLE).insert({
      id: promotion.id,
      model: promotion.model,
      environment: promotion.environment,
      lane: laneOf(promotion.mode),
      mode: promotion.mode,
      state: 'requested',
      registry: promotion.registry,
      registered_model: promotion.registeredModel,
      version: promotion.version,
      digest: promotion.digest,
      requested_by: promotion.requestedBy,
      requested_at: promotion.requestedAt,
      reason: promotion.reason,
      plan: canonicalJson(plainJson(promotion.plan)),
      plan_hash: promotion.planHash,
      approvals_needed: promotion.approvalsNeeded,
      expires_at: promotion.expiresAt,
      updated_at: promotion.requestedAt,
      supersedes: promotion.supersedes ?? null,
      restores: promotion.restores ?? null,
      idempotency_key: promotion.idempotencyKey ?? null,
      next_turn_at: promotion.requestedAt,
    });
    const groups = promotion.plan.policy.approverGroups;
    if (groups.length > 0) {
      await transaction('promotion_approver_groups').insert(
        groups.map(group => ({
          promotion_id: promotion.id,
          group_ref: group,
        })),
      );
    }
  }

  /** Throws `NotFoundError`. With a transaction the row is locked until its end. */
  async get(
    id: string,
    transaction?: Knex.Transaction,
  ): Promise<PromotionRecord> {
    const query = (transaction ?? this.database)<PromotionRow>(
      PROMOTIONS_TABLE,
    ).where({ id });
    const row = await (transaction ? query.forUpdate() : query).first();
    if (!row) {
      throw new NotFoundError(`There is no promotion ${id}`);
    }
    return toRecord(row);
  }

  /** The open promotions of a model to an environment, at most one of each lane; locked with a transaction. */
  async findOpen(
    place: { model: string; environment: string; lane?: Lane },
    transaction?: Knex.Transaction,
  ): Promise<PromotionRecord[]> {
    const query = (transaction ?? this.database)<PromotionRow>(PROMOTIONS_TABLE)
      .where(place)
      .whereNull('ended_at');
    const rows = await (transaction ? query.forUpdate() : query);
    return rows.map(toRecord);
  }

  /** Is a roll-back of this place open that is not the promotion itself? */
  async hasOpenRollback(
    place: { model: string; environment: string },
    except: string,
    transaction?: Knex.Transaction,
  ): Promise<boolean> {
    const found = await (transaction ?? this.database)<PromotionRow>(
      PROMOTIONS_TABLE,
    )
      .where({ ...place, lane: 'rollback' })
      .whereNull('ended_at')
      .whereNot('id', except)
      .first('id');
    return found !== undefined;
  }

  /** The promotion that was requested with this key, or undefined. */
  async findByKey(
    requestedBy: string,
    idempotencyKey: string,
  ): Promise<PromotionRecord | undefined> {
    const row = await this.database<PromotionRow>(PROMOTIONS_TABLE)
      .where({ requested_by: requestedBy, idempotency_key: idempotencyKey })
      .first();
    return row && toRecord(row);
  }

  /** Writes changes where the promotion still is in the expected state; says whether it was. */
  async update(
    transaction: Knex.Transaction,
    expected: Pick<PromotionRecord, 'id' | 'state'>,
    changes: PromotionChanges,
    at: Date,
  ): Promise<boolean> {
    const written = await transaction<PromotionRow>(PROMOTIONS_TABLE)
      .where({ id: expected.id, state: expected.state })
      .update({ ...toColumns(changes), updated_at: at.toISOString() });
    return written === 1;
  }
}
