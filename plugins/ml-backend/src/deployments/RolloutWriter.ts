import type { SmokeResult } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { LedgerWriter } from '../ledger';
import type { DeploymentRow, RolloutRow } from './deploymentRow';
import type { DeploymentStore } from './DeploymentStore';

/** What the ledger calls a deployment. */
export const ledgerSubject = (
  place: Pick<DeploymentRow, 'model' | 'environment'>,
) => `deployment:${place.model}/${place.environment}`;

const SYSTEM = 'system:slipway';

/** Writes the turns in a rollout's life, each with its ledger entry. */
export class RolloutWriter {
  constructor(
    private readonly store: DeploymentStore,
    private readonly ledger: LedgerWriter,
  ) {}

  /** What shall serve has answered with its digest. */
  async proven(
    transaction: Knex.Transaction,
    row: DeploymentRow,
    options: {
      goal: RolloutRow;
      wanted: RolloutRow;
      smoke: SmokeResult;
      now: Date;
    },
  ): Promise<void> {
    const { goal, wanted, smoke } = options;
    const at = options.now.toISOString();
    await this.store.update(transaction, row.id, {
      state: 'serving',
      message: null,
      proven: true,
      unfit_turns: 0,
      serving_rollout_id: wanted.id,
    });
    await this.store.updateRollout(transaction, wanted.id, {
      smoke: JSON.stringify(smoke),
      message: null,
    });
    if (goal.state === 'deploying') {
      await this.store.updateRollout(transaction, goal.id, {
        state: 'serving',
        served_at: at,
      });
      if (row.serving_rollout_id) {
        await this.store.updateRollout(transaction, row.serving_rollout_id, {
          state: 'replaced',
          ended_at: at,
        });
      }
      await this.#append(transaction, row, 'deployment.serving', goal, {
        status: smoke.status ?? null,
      });
    } else if (goal.state === 'putting-back') {
      await this.store.updateRollout(transaction, wanted.id, {
        state: 'serving',
        ended_at: null,
      });
      await this.endPutBack(transaction, row, { goal, now: options.now });
    }
  }

  /** A rollout failed or was aborted: what served before it shall serve again. */
  async putBack(
    transaction: Knex.Transaction,
    row: DeploymentRow,
    options: {
      goal: RolloutRow;
      reason: string;
      actor?: string;
      smoke?: SmokeResult;
    },
  ): Promise<void> {
    const { goal, reason, actor, smoke } = options;
    await this.store.update(transaction, row.id, {
      state: 'deploying',
      message: reason,
      unfit_turns: 0,
    });
    await this.store.updateRollout(transaction, goal.id, {
      state: 'putting-back',
      message: reason,
      ...(smoke ? { smoke: JSON.stringify(smoke) } : {}),
    });
    await this.#append(
      transaction,
      row,
      'deployment.putting-back',
      goal,
      { reason },
      actor,
    );
  }

  /** What served before serves again, or nothing does where nothing had, or it does not answer either. */
  async endPutBack(
    transaction: Knex.Transaction,
    row: DeploymentRow,
    options: { goal: RolloutRow; reason?: string; now: Date },
  ): Promise<void> {
    const { goal, reason, now } = options;
    const message = reason
      ? `${
          goal.message ?? ''
        }. What served before does not answer either: ${reason}`
      : goal.message;
    await this.store.updateRollout(transaction, goal.id, {
      state: 'put-back',
      message,
      ended_at: now.toISOString(),
    });
    if (!goal.replaces_id) {
      await this.store.update(transaction, row.id, {
        serving_rollout_id: null,
        state: 'failed',
        message,
      });
    } else if (reason) {
      await this.store.update(transaction, row.id, {
        state: 'failed',
        message,
      });
    }
    await this.#append(transaction, row, 'deployment.put-back', goal, {
      answers: reason === undefined,
    });
  }

  /** The target has lost or broken what it was told, and is told again. */
  async repaired(
    transaction: Knex.Transaction,
    row: DeploymentRow,
    options: { wanted: RolloutRow; reason: string },
  ): Promise<void> {
    await this.store.update(transaction, row.id, {
      applied_rollout_id: null,
      proven: false,
      unfit_turns: 0,
      state: 'deploying',
      message: options.reason,
    });
    await this.#append(
      transaction,
      row,
      'deployment.applied-again',
      options.wanted,
      { reason: options.reason },
    );
  }

  async #append(
    transaction: Knex.Transaction,
    row: DeploymentRow,
    act: string,
    rollout: RolloutRow,
    detail: Record<string, string | number | boolean | null>,
    actor = SYSTEM,
  ) {
    await this.ledger.append(transaction, {
      actor,
      act,
      subject: ledgerSubject(row),
      detail: {
        rolloutId: rollout.id,
        version: rollout.version,
        digest: rollout.digest,
        ...detail,
      },
    });
  }
}
