import type { Knex } from 'knex';
import type { PromotionState } from '@slipway/plugin-ml-common';
import type { Page } from '@slipway/plugin-ml-node';
import { decodeCursor, encodeCursor } from '../../database/cursor';
import type { PromotionRecord } from '../types';
import { toRecord, type PromotionRow } from './columns';
import { PROMOTIONS_TABLE } from './PromotionStore';

/** Whose promotions; only a person can be waited for. */
export type Viewer = {
  actor: string;
  /** Groups by which the viewer may decide; empty where the viewer may not. */
  deciderClaims: string[];
};

/** Which promotions. */
export type PromotionListQuery = {
  /** Models that may be shown. */
  models: string[];
  /** That they made, or take somewhere as it is. */
  version?: string;
  environment?: string;
  states?: PromotionState[];
  scope: 'all' | 'open' | 'waiting' | 'mine';
  limit: number;
  cursor?: string;
};

/** A promotion in a list. */
export type ListedPromotion = PromotionRecord & {
  /** Valid approvals so far. */
  approvals: number;
};

// Open ones before ended ones, then the newest, then by id so that the order is total.
const IS_ENDED = 'case when p.ended_at is null then 0 else 1 end';

/** Reads lists of promotions, each in one query. */
export class PromotionLists {
  constructor(private readonly database: Knex) {}

  /** One page, open promotions first, then the newest. */
  async list(
    query: PromotionListQuery,
    viewer: Viewer,
  ): Promise<Page<ListedPromotion>> {
    const rows = await this.#page(query, viewer)
      .orderBy([
        { column: 'is_ended', order: 'asc' },
        { column: 'p.requested_at', order: 'desc' },
        { column: 'p.id', order: 'desc' },
      ])
      .limit(query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const approvals = await this.countApprovals(shown.map(({ id }) => id));
    return {
      items: shown.map(row => ({
        ...toRecord(row),
        approvals: approvals.get(row.id) ?? 0,
      })),
      ...(rows.length > query.limit && last
        ? {
            nextCursor: encodeCursor([
              Number(last.is_ended),
              last.requested_at,
              last.id,
            ]),
          }
        : {}),
    };
  }

  /** How many of the shown models' promotions are open, wait for the viewer, and are the viewer's. */
  async count(
    models: string[],
    viewer: Viewer,
  ): Promise<{ open: number; waiting: number; mine: number }> {
    const count = async (scope: PromotionListQuery['scope']) => {
      const [row] = await this.#scope({ models, scope }, viewer)
        .whereNull('p.ended_at')
        .count({ n: 'p.id' });
      return Number(row.n);
    };
    const [open, waiting, mine] = await Promise.all([
      count('open'),
      count('waiting'),
      count('mine'),
    ]);
    return { open, waiting, mine };
  }

  /** Models that have ever had a promotion. */
  async listModels(): Promise<string[]> {
    const rows: { model: string }[] = await this.database(PROMOTIONS_TABLE)
      .distinct('model')
      .orderBy('model');
    return rows.map(({ model }) => model);
  }

  /** Open promotions of models, oldest first. */
  async listOpenOf(
    models: readonly string[],
  ): Promise<
    Pick<PromotionRecord, 'id' | 'model' | 'environment' | 'state'>[]
  > {
    return this.database({ p: PROMOTIONS_TABLE })
      .whereIn('p.model', models)
      .whereNull('p.ended_at')
      .select('p.id', 'p.model', 'p.environment', 'p.state')
      .orderBy(['p.requested_at', 'p.id']);
  }

  /** Promotions that wait for the viewer, of whatever model, the longest waiting first. */
  async listWaitingFor(
    viewer: Viewer,
    limit: number,
  ): Promise<Pick<PromotionRecord, 'id' | 'model'>[]> {
    return this.#scope({ scope: 'waiting' }, viewer)
      .select('p.id', 'p.model')
      .orderBy(['p.requested_at', 'p.id'])
      .limit(limit);
  }

  /** Valid approvals of promotions; those without are left out. */
  async countApprovals(ids: string[]): Promise<Map<string, number>> {
    const rows: { promotion_id: string; n: string | number }[] =
      await this.database('promotion_decisions')
        .whereIn('promotion_id', ids)
        .where({ decision: 'approved' })
        .whereNull('voided_at')
        .groupBy('promotion_id')
        .select('promotion_id')
        .count({ n: 'id' });
    return new Map(rows.map(row => [row.promotion_id, Number(row.n)]));
  }

  #page(query: PromotionListQuery, viewer: Viewer) {
    const found = this.#scope(query, viewer).select<
      (PromotionRow & { is_ended: number | string })[]
    >('p.*', this.database.raw(`${IS_ENDED} as is_ended`));
    if (query.version) {
      found.whereRaw('coalesce(p.result_version, p.version) = ?', [
        query.version,
      ]);
    }
    if (query.environment) {
      found.where('p.environment', query.environment);
    }
    if (query.states?.length) {
      found.whereIn('p.state', query.states);
    }
    if (query.cursor) {
      const [isEnded, requestedAt, id] = decodeCursor(query.cursor, 3);
      found.where(after =>
        after
          .whereRaw(`${IS_ENDED} > ?`, [isEnded])
          .orWhere(same =>
            same
              .whereRaw(`${IS_ENDED} = ?`, [isEnded])
              .where(older =>
                older
                  .where('p.requested_at', '<', requestedAt)
                  .orWhere(sameTime =>
                    sameTime
                      .where('p.requested_at', requestedAt)
                      .where('p.id', '<', id),
                  ),
              ),
          ),
      );
    }
    return found;
  }

  #scope(
    {
      models,
      scope,
    }: Pick<PromotionListQuery, 'scope'> & { models?: readonly string[] },
    { actor, deciderClaims }: Viewer,
  ) {
    const query = this.database({ p: PROMOTIONS_TABLE });
    if (models) query.whereIn('p.model', models);
    switch (scope) {
      case 'all':
        return query;
      case 'open':
        return query.whereNull('p.ended_at');
      case 'mine':
        return query.where('p.requested_by', actor);
      case 'waiting':
        return query
          .whereNull('p.ended_at')
          .where('p.state', 'awaiting_approval')
          .whereNot('p.requested_by', actor)
          .whereExists(
            this.database('promotion_approver_groups as g')
              .whereRaw('?? = ??', ['g.promotion_id', 'p.id'])
              .whereIn('g.group_ref', deciderClaims),
          )
          .whereNotExists(
            this.database('promotion_decisions as d')
              .whereRaw('?? = ??', ['d.promotion_id', 'p.id'])
              .where('d.decided_by', actor)
              .whereNull('d.voided_at'),
          );
      default:
        return scope satisfies never;
    }
  }
}
