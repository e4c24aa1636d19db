import type { Knex } from 'knex';

/** Which versions served where, as part of the statements of those who count what was observed of a model. */
export class ServedVersions {
  constructor(private readonly database: Knex) {}

  /**
   * Rows of one model, by entity reference: `environment`, `version`, and `served_at`, when that version first answered
   * there (RFC 3339 in UTC).
   */
  of(model: string): Knex.QueryBuilder {
    return this.database('rollouts')
      .join('deployments', 'deployments.id', 'rollouts.deployment_id')
      .where('deployments.model', model)
      .whereNotNull('rollouts.served_at')
      .groupBy('deployments.environment', 'rollouts.version')
      .select('deployments.environment', 'rollouts.version')
      .min({ served_at: 'rollouts.served_at' });
  }
}
