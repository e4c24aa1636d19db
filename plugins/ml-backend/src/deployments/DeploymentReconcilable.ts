import { InputError, isError, NotFoundError } from '@backstage/errors';
import type { DeploymentStatus, SmokeResult } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { PortDirectory } from '../ports/PortDirectory';
import {
  askSystem,
  type Reconcilable,
  type Turn,
  type TurnOutcome,
} from '../reconcile';
import type { RolloutRow } from './deploymentRow';
import type { DeploymentStore } from './DeploymentStore';
import {
  judgeSmoke,
  judgeStatus,
  PACE,
  type DeploymentFacts,
  type DeploymentFinding,
} from './life';
import { readInputExample } from './readInputExample';
import { readSubject, type Subject } from './readSubject';
import type { RolloutWriter } from './RolloutWriter';

/** Brings deployments to their goal, proves by a real request that they are there, and keeps them there. */
export class DeploymentReconcilable implements Reconcilable {
  readonly name = 'deployment';
  readonly table = 'deployments';

  constructor(
    private readonly options: {
      store: DeploymentStore;
      writer: RolloutWriter;
      ports: PortDirectory;
      /** Milliseconds that a rollout has to answer, counted from when the target was told. */
      deadline: number;
      /** Hints open pages to read a model's deployments again. */
      hint: (model: string) => void;
    },
  ) {}

  announceWaiting() {
    // Pages look again by themselves: the row says nothing of its model here.
  }

  async step(turn: Turn): Promise<TurnOutcome> {
    const subject = readSubject(
      await this.options.store.get(turn.id),
      this.options.ports,
      turn.now,
    );
    if (!subject) return { next: 'rest' };
    if (subject.wanted && !subject.facts.isApplied) {
      return this.#apply(subject, subject.wanted, turn);
    }
    const { target, plan, facts } = subject;
    const status = await askSystem(target, () =>
      target.find(plan.name, { signal: turn.signal }),
    );
    const finding = judgeStatus(facts, status, turn.now);
    if (finding.kind === 'prove' && subject.wanted) {
      return this.#prove(subject, subject.wanted, status, turn);
    }
    if (finding.kind === 'remove') {
      await askSystem(target, () =>
        target.remove(plan.name, { signal: turn.signal }),
      );
      return this.#outcome(subject, turn, PACE.rollout, { status });
    }
    return this.#follow(subject, finding, turn, { status });
  }

  async #apply(
    subject: Subject,
    wanted: RolloutRow,
    turn: Turn,
  ): Promise<TurnOutcome> {
    const { ports, store, deadline } = this.options;
    const { row, plan, target } = subject;
    const registry = ports.modelRegistry(plan.registry);
    try {
      await askSystem(target, () =>
        target.apply(
          {
            name: plan.name,
            model: plan.model,
            environment: plan.environment,
            registeredModel: plan.registeredModel,
            version: wanted.version,
            digest: wanted.digest,
            registryUri: registry.clientUri,
            resources: plan.resources,
            replicas: plan.replicas,
          },
          { signal: turn.signal },
        ),
      );
    } catch (error) {
      if (!isRefusal(error) || subject.goal.state !== 'deploying') throw error;
      return this.#follow(
        subject,
        { kind: 'put-back', reason: error.message },
        turn,
        {},
      );
    }
    return this.#outcome(subject, turn, PACE.rollout, {
      write: transaction =>
        store.update(transaction, row.id, {
          applied_rollout_id: wanted.id,
          applied_at: turn.now.toISOString(),
          deadline_at: new Date(turn.now.getTime() + deadline).toISOString(),
          proven: false,
          unfit_turns: 0,
          state: 'deploying',
        }),
    });
  }

  async #prove(
    subject: Subject,
    wanted: RolloutRow,
    status: DeploymentStatus | undefined,
    turn: Turn,
  ): Promise<TurnOutcome> {
    const { ports, writer } = this.options;
    const { row, goal, plan, target, facts } = subject;
    const { signal } = turn;
    const registry = ports.modelRegistry(plan.registry);
    const example = await askSystem(registry, () =>
      readInputExample(
        registry,
        { model: plan.registeredModel, version: wanted.version },
        { signal },
      ),
    );
    if ('lack' in example) {
      const reason = example.lack;
      return goal.state === 'deploying'
        ? this.#follow(subject, { kind: 'put-back', reason }, turn, { status })
        : this.#follow(
            subject,
            judgeUnprovable(facts, reason, turn.now),
            turn,
            { status },
          );
    }
    const smoke = await askSystem(target, () =>
      target.smoke(
        {
          name: plan.name,
          model: plan.model,
          environment: plan.environment,
          body: example.body,
        },
        { signal },
      ),
    );
    const finding = judgeSmoke(facts, smoke, turn.now);
    if (finding.kind !== 'proven') {
      return this.#follow(subject, finding, turn, { status, smoke });
    }
    return this.#outcome(subject, turn, PACE.steady, {
      status,
      isNews: true,
      write: transaction =>
        writer.proven(transaction, row, {
          goal,
          wanted,
          smoke,
          now: turn.now,
        }),
    });
  }

  #follow(
    subject: Subject,
    finding: DeploymentFinding,
    turn: Turn,
    seen: { status?: DeploymentStatus; smoke?: SmokeResult },
  ): TurnOutcome {
    const { store, writer } = this.options;
    const { row, goal, wanted } = subject;
    const { status, smoke } = seen;
    switch (finding.kind) {
      case 'look': {
        const message = finding.message ?? null;
        return this.#outcome(subject, turn, finding.next, {
          status,
          isNews: finding.state !== row.state || message !== row.message,
          write: async transaction => {
            await store.update(transaction, row.id, {
              state: finding.state,
              message,
              unfit_turns: finding.unfitTurns,
            });
            if (goal.state === 'deploying' && goal.message !== message) {
              await store.updateRollout(transaction, goal.id, { message });
            }
          },
        });
      }
      case 'apply-again':
        return this.#outcome(subject, turn, 0, {
          status,
          isNews: true,
          write: async transaction => {
            if (!wanted) return;
            await writer.repaired(transaction, row, {
              wanted,
              reason: finding.reason,
            });
          },
        });
      case 'put-back':
        return this.#outcome(subject, turn, 0, {
          status,
          isNews: true,
          write: transaction =>
            writer.putBack(transaction, row, {
              goal,
              reason: finding.reason,
              smoke,
            }),
        });
      case 'is-put-back':
        return this.#outcome(subject, turn, 0, {
          status,
          isNews: true,
          write: transaction =>
            writer.endPutBack(transaction, row, {
              goal,
              reason: finding.reason,
              now: turn.now,
            }),
        });
      default:
        return this.#outcome(subject, turn, PACE.rollout, { status });
    }
  }

  #outcome(
    { row, facts }: Subject,
    turn: Turn,
    next: number,
    seen: {
      status?: DeploymentStatus;
      isNews?: boolean;
      write?: (transaction: Knex.Transaction) => Promise<void>;
    },
  ): TurnOutcome {
    const { store, hint } = this.options;
    return {
      next,
      write: async transaction => {
        await store.update(transaction, row.id, {
          observed_at: turn.now.toISOString(),
          deadline_at: facts.deadlineAt?.toISOString() ?? null,
          ...(seen.status?.endpoint ? { endpoint: seen.status.endpoint } : {}),
        });
        await seen.write?.(transaction);
      },
      announce: seen.isNews ? () => hint(row.model) : undefined,
    };
  }
}

/** Something serves that nobody can prove: it is shown as what the target says of it. */
function judgeUnprovable(
  facts: DeploymentFacts,
  lack: string,
  now: Date,
): DeploymentFinding {
  const finding = judgeSmoke(facts, { ok: false, message: lack }, now);
  return finding.kind === 'proven' ? { kind: 'prove' } : finding;
}

function isRefusal(error: unknown): error is Error {
  return (
    isError(error) && [InputError.name, NotFoundError.name].includes(error.name)
  );
}
