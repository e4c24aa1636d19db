import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ModelSpec } from '../entities';
import type { Environment } from '../environments';
import type { LedgerWriter } from '../ledger';
import type { PortDirectory } from '../ports/PortDirectory';
import { writeGoal, type Wakeable } from '../reconcile';
import { toRecord, toRollout } from './deploymentRow';
import type { DeploymentStore } from './DeploymentStore';
import { planDeployment } from './planDeployment';
import { ledgerSubject, type RolloutWriter } from './RolloutWriter';
import type {
  DeploymentGoal,
  DeploymentPlan,
  DeploymentRecord,
  DeploymentService,
  Rollout,
} from './types';

/** What serves where. Requests write a goal; the loop does the rest. */
export class Deployments implements DeploymentService {
  constructor(
    private readonly options: {
      store: DeploymentStore;
      writer: RolloutWriter;
      ledger: LedgerWriter;
      ports: PortDirectory;
      loop: Wakeable;
      now: () => Date;
    },
  ) {}

  plan(model: ModelSpec, environment: Environment): DeploymentPlan {
    return planDeployment(this.options.ports, model, environment);
  }

  async setGoal(
    transaction: Knex.Transaction,
    goal: DeploymentGoal,
  ): Promise<void> {
    const { store, ledger, now } = this.options;
    const { plan, rolloutId, version, digest } = goal;
    if (await store.findRollout(rolloutId, transaction)) return;
    const at = now();
    const before = await store.findByPlace(transaction, plan);
    if (before) await this.#supersede(transaction, before.rollout_id, at);
    const restored = goal.restores
      ? await store.findRollout(goal.restores, transaction)
      : undefined;
    const id = await store.setGoal(
      transaction,
      {
        model: plan.model,
        environment: plan.environment,
        target: plan.target,
        rollout_id: rolloutId,
      },
      at.toISOString(),
    );
    const serving = before?.serving_rollout_id ?? null;
    await store.insertRollout(transaction, {
      id: rolloutId,
      deployment_id: id,
      plan: JSON.stringify(plan),
      version,
      digest,
      state: 'deploying',
      message: null,
      smoke: null,
      replaces_id: serving,
      // Rolling back twice leads two versions back, and not to and fro.
      previous_id: restored ? restored.rollout.previous_id : serving,
      approved_by: JSON.stringify(goal.approvedBy),
      set_by: goal.actor,
      set_at: at.toISOString(),
      served_at: null,
      ended_at: null,
    });
    await writeGoal(transaction, { table: 'deployments', id, now: at });
    await ledger.append(transaction, {
      actor: goal.actor,
      act: 'deployment.goal-set',
      subject: ledgerSubject(plan),
      detail: { rolloutId, version, digest, approvedBy: goal.approvedBy },
    });
  }

  async putBack(
    transaction: Knex.Transaction,
    rolloutId: string,
    by: { actor: string; reason: string },
  ): Promise<void> {
    const { store, writer, now } = this.options;
    const found = await store.findRollout(rolloutId, transaction);
    if (!found) throw new NotFoundError(`There is no rollout '${rolloutId}'`);
    const { rollout, deployment } = found;
    const isOpen = rollout.state === 'deploying' || rollout.state === 'serving';
    if (!isOpen || deployment.rollout_id !== rollout.id) return;
    await writer.putBack(transaction, deployment, {
      goal: rollout,
      reason: by.reason,
      actor: by.actor,
    });
    await writeGoal(transaction, {
      table: 'deployments',
      id: deployment.id,
      now: now(),
    });
  }

  async getRollout(rolloutId: string): Promise<Rollout | undefined> {
    const found = await this.options.store.findRollout(rolloutId);
    return found && toRollout(found.rollout, found.deployment);
  }

  async get(
    model: string,
    environment: string,
  ): Promise<DeploymentRecord | undefined> {
    const records = await this.list(model);
    return records.find(record => record.environment === environment);
  }

  async list(model: string): Promise<DeploymentRecord[]> {
    return (await this.getByModel([model])).get(model) ?? [];
  }

  async getByModel(
    modelRefs: readonly string[],
  ): Promise<Map<string, DeploymentRecord[]>> {
    const byModel = new Map<string, DeploymentRecord[]>();
    for (const { row, rollouts } of await this.options.store.listByModels(
      modelRefs,
    )) {
      const record = toRecord(row, rollouts);
      if (!record) continue;
      const known = byModel.get(row.model);
      if (known) known.push(record);
      else byModel.set(row.model, [record]);
    }
    return byModel;
  }

  wake(): void {
    this.options.loop.wake();
  }

  async #supersede(
    transaction: Knex.Transaction,
    rolloutId: string,
    at: Date,
  ): Promise<void> {
    const { store } = this.options;
    const found = await store.findRollout(rolloutId, transaction);
    const state = found?.rollout.state;
    if (state !== 'deploying' && state !== 'putting-back') return;
    await store.updateRollout(transaction, rolloutId, {
      state: 'superseded',
      ended_at: at.toISOString(),
    });
  }
}
