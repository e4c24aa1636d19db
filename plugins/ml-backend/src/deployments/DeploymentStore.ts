import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { DeploymentRow, RolloutRow } from './deploymentRow';

const MOST_REFS = 500;

/** A deployment with the rollouts that its row names, and what those name. */
export type StoredDeployment = {
  row: DeploymentRow;
  rollouts: Map<string, RolloutRow>;
};

/** The tables `deployments` and `rollouts`; nothing else touches them but the loop its own columns. */
export class DeploymentStore {
  constructor(private readonly database: Knex) {}

  /** Throws `NotFoundError`. */
  async get(id: string): Promise<StoredDeployment> {
    const row = await this.database<DeploymentRow>('deployments')
      .where({ id })
      .first();
    if (!row) throw new NotFoundError(`There is no deployment '${id}'`);
    const [stored] = await this.#withRollouts([row]);
    return stored;
  }

  /** A deployment by its place, held for this transaction where the database holds rows. */
  async findByPlace(
    transaction: Knex.Transaction,
    place: Pick<DeploymentRow, 'model' | 'environment'>,
  ): Promise<DeploymentRow | undefined> {
    const { model, environment } = place;
    return transaction<DeploymentRow>('deployments')
      .where({ model, environment })
      .forUpdate()
      .first();
  }

  /** Deployments of models, by model and environment. */
  async listByModels(models: readonly string[]): Promise<StoredDeployment[]> {
    const rows: DeploymentRow[] = [];
    for (let from = 0; from < models.length; from += MOST_REFS) {
      rows.push(
        ...(await this.database<DeploymentRow>('deployments')
          .whereIn('model', models.slice(from, from + MOST_REFS))
          .orderBy(['model', 'environment'])),
      );
    }
    return this.#withRollouts(rows);
  }

  /** A rollout with its deployment, or undefined. */
  async findRollout(
    id: string,
    database: Knex = this.database,
  ): Promise<{ rollout: RolloutRow; deployment: DeploymentRow } | undefined> {
    const rollout = await database<RolloutRow>('rollouts')
      .where({ id })
      .first();
    if (!rollout) return undefined;
    const deployment = await database<DeploymentRow>('deployments')
      .where({ id: rollout.deployment_id })
      .first();
    return deployment && { rollout, deployment };
  }

  /** Makes the place when it is not there yet, or changes its goal. Says its id. */
  async setGoal(
    transaction: Knex.Transaction,
    goal: Pick<
      DeploymentRow,
      'model' | 'environment' | 'target' | 'rollout_id'
    >,
    at: string,
  ): Promise<string> {
    const [{ id }] = await transaction<DeploymentRow>('deployments')
      .insert({
        ...goal,
        id: randomUUID(),
        state: 'deploying',
        next_turn_at: at,
      })
      .onConflict(['model', 'environment'])
      .merge({
        target: goal.target,
        rollout_id: goal.rollout_id,
        state: 'deploying',
        message: null,
      })
      .returning('id');
    return id;
  }

  /** Inserts a rollout. */
  async insertRollout(
    transaction: Knex.Transaction,
    rollout: RolloutRow,
  ): Promise<void> {
    await transaction<RolloutRow>('rollouts').insert(rollout);
  }

  /** Changes a deployment. */
  async update(
    transaction: Knex.Transaction,
    id: string,
    columns: Partial<DeploymentRow>,
  ): Promise<void> {
    if (Object.keys(columns).length === 0) return;
    await transaction<DeploymentRow>('deployments')
      .where({ id })
      .update(columns);
  }

  /** Changes a rollout. */
  async updateRollout(
    transaction: Knex.Transaction,
    id: string,
    columns: Partial<RolloutRow>,
  ): Promise<void> {
    if (Object.keys(columns).length === 0) return;
    await transaction<RolloutRow>('rollouts').where({ id }).update(columns);
  }

  async #withRollouts(rows: DeploymentRow[]): Promise<StoredDeployment[]> {
    const named = await this.#listRollouts(
      rows.flatMap(row => [row.rollout_id, row.serving_rollout_id]),
    );
    const before = await this.#listRollouts(
      named.flatMap(({ replaces_id, previous_id }) => [
        replaces_id,
        previous_id,
      ]),
    );
    const rollouts = new Map([...named, ...before].map(one => [one.id, one]));
    return rows.map(row => ({ row, rollouts }));
  }

  async #listRollouts(ids: readonly (string | null)[]): Promise<RolloutRow[]> {
    const unique = [...new Set(ids.flatMap(id => (id ? [id] : [])))];
    const rows: RolloutRow[] = [];
    for (let from = 0; from < unique.length; from += MOST_REFS) {
      rows.push(
        ...(await this.database<RolloutRow>('rollouts').whereIn(
          'id',
          unique.slice(from, from + MOST_REFS),
        )),
      );
    }
    return rows;
  }
}
