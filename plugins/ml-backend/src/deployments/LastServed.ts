import type { Knex } from 'knex';

type Ended = { model: string; ended_at: string };

/** When models last served, as far as it has ended: for those who look at all of them. */
export class LastServed {
  constructor(private readonly database: Knex) {}

  /** RFC 3339 in UTC, by entity reference; models that never stopped serving are left out. One query. */
  async getLastServedAt(): Promise<Map<string, string>> {
    const rows: Ended[] = await this.database('rollouts')
      .join('deployments', 'deployments.id', 'rollouts.deployment_id')
      .whereNotNull('rollouts.served_at')
      .whereNotNull('rollouts.ended_at')
      .groupBy('deployments.model')
      .select('deployments.model')
      .max({ ended_at: 'rollouts.ended_at' });
    return new Map(rows.map(row => [row.model, row.ended_at]));
  }
}
