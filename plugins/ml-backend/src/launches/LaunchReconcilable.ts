import type { ExecutionStatus } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { LedgerWriter } from '../ledger';
import type { PortDirectory } from '../ports/PortDirectory';
import { toTime } from '../ports/toTime';
import {
  askSystem,
  type Reconcilable,
  type Turn,
  type TurnOutcome,
} from '../reconcile';
import { failureReason } from './failureReason';
import { findVersion } from './findVersion';
import type { KeptLog } from './keptLog';
import {
  factsOf,
  readPlan,
  toKeptLog,
  type AttemptRow,
  type LaunchRow,
} from './launchRow';
import type { LaunchStore, ObservedColumns } from './LaunchStore';
import {
  judgeExecution,
  nextAct,
  type LaunchFinding,
  type LaunchPace,
} from './life';
import { isRefusal } from './isRefusal';
import { readOn } from './readOn';
import { submitAttempt } from './submitAttempt';

const SYSTEM = 'system:slipway';

/** What the launches' loop needs. */
export type LaunchReconcilableOptions = {
  store: LaunchStore;
  ports: PortDirectory;
  ledger: LedgerWriter;
  pace: LaunchPace;
  /** Base URL of the portal's API, as jobs reach it. */
  portalUrl: () => Promise<string>;
  /** Hints open pages to read a launch again. */
  hint: (id: string) => void;
};

type Ended = Extract<LaunchFinding, { kind: 'end' }>;

/** Brings launches to their goal: exactly one execution per attempt, found again after any crash. */
export class LaunchReconcilable implements Reconcilable {
  readonly name = 'launch';
  readonly table = 'launches';
  readonly #options: LaunchReconcilableOptions;

  constructor(options: LaunchReconcilableOptions) {
    this.#options = options;
  }

  announceWaiting(id: string) {
    this.#options.hint(id);
  }

  async step(turn: Turn): Promise<TurnOutcome> {
    const row = await this.#options.store.get(turn.id);
    switch (nextAct(factsOf(row))) {
      case 'rest':
        return { next: 'rest' };
      case 'submit':
        return this.#submit(row, turn);
      default:
        return this.#find(row, turn);
    }
  }

  async #submit(row: LaunchRow, turn: Turn): Promise<TurnOutcome> {
    const { ledger, pace } = this.#options;
    try {
      const submitted = await submitAttempt(row, this.#options, turn);
      return this.#outcome(row, turn, pace.look, {
        columns: {
          state: 'submitted',
          submitted_at: turn.now.toISOString(),
          missing_turns: 0,
          state_reason: null,
        },
        write: transaction =>
          ledger.append(transaction, {
            actor: SYSTEM,
            act: 'launch.submitted',
            subject: `launch:${row.id}`,
            detail: {
              attempt: row.attempt,
              cluster: row.cluster,
              ...submitted,
            },
          }),
      });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return this.#end(row, turn, {
        kind: 'end',
        state: 'failed',
        reason: error.message,
      });
    }
  }

  async #find(row: LaunchRow, turn: Turn): Promise<TurnOutcome> {
    const { ports, store, pace } = this.#options;
    const { signal } = turn;
    const launcher = ports.launcher(row.cluster);
    const attempt = await store.getAttempt(row.id, row.attempt);
    const submissionId = attempt.submission_id;
    const found = await askSystem(launcher, () =>
      launcher.find(submissionId, { signal }),
    );
    const finding = judgeExecution(factsOf(row), found, turn.now, pace);
    switch (finding.kind) {
      case 'stop':
        await askSystem(launcher, () =>
          launcher.stop(submissionId, { signal }),
        );
        return { next: finding.next };
      case 'give-up':
        return this.#outcome(row, turn, 0, {
          columns: { goal: 'give-up', goal_reason: finding.reason },
        });
      case 'wait':
        return this.#outcome(row, turn, finding.next, {
          columns: changesOf(row, {
            state: finding.state,
            state_reason: finding.reason ?? null,
            missing_turns: finding.missingTurns,
            ...timesOf(found),
          }),
          log:
            found && (await readOn(launcher, { attempt, isOver: false }, turn)),
        });
      default:
        if (finding.state === 'lost') {
          // A cluster that cannot say its version is not one whose silence about an execution counts.
          await askSystem(launcher, () => launcher.check({ signal }));
        }
        return this.#end(row, turn, finding, {
          found,
          log:
            found && (await readOn(launcher, { attempt, isOver: true }, turn)),
          attempt,
        });
    }
  }

  async #end(
    row: LaunchRow,
    turn: Turn,
    finding: Ended,
    seen: {
      found?: ExecutionStatus;
      log?: KeptLog;
      attempt?: AttemptRow;
    } = {},
  ): Promise<TurnOutcome> {
    const { ledger } = this.#options;
    const { found, attempt } = seen;
    const log = seen.log ?? (attempt && toKeptLog(attempt));
    const { version, doubt } =
      finding.state === 'succeeded' ? await this.#findVersion(row, turn) : {};
    const reason =
      finding.state === 'failed' && found && row.goal === 'run'
        ? failureReason({
            log: log?.text ?? '',
            exitCode: found.exitCode,
            reason: found.reason,
          })
        : finding.reason ?? doubt;
    const endedAt = found?.endedAt
      ? toTime(found.endedAt)
      : turn.now.toISOString();
    return this.#outcome(row, turn, 'rest', {
      columns: {
        ...timesOf(found),
        state: finding.state,
        state_reason: reason ?? null,
        ended_at: endedAt,
        version: version ?? null,
      },
      log: log && { ...log, complete: true },
      exitCode: found?.exitCode,
      write: transaction =>
        ledger.append(transaction, {
          actor: SYSTEM,
          act: `launch.${finding.state}`,
          subject: `launch:${row.id}`,
          detail: {
            attempt: row.attempt,
            ...(found?.exitCode === undefined
              ? {}
              : { exitCode: found.exitCode }),
            ...(version ? { version } : {}),
          },
        }),
    });
  }

  async #findVersion(row: LaunchRow, { signal }: Turn) {
    const { model } = readPlan(row);
    if (!model) return {};
    const registry = this.#options.ports.modelRegistry(model.registry);
    return askSystem(registry, () =>
      findVersion(
        registry,
        {
          model: model.registeredModel,
          launchId: row.id,
          attempt: row.attempt,
        },
        { signal },
      ),
    );
  }

  /** An outcome that tells open pages only when there is something to tell. */
  #outcome(
    row: LaunchRow,
    turn: Turn,
    next: TurnOutcome['next'],
    observed: {
      columns: ObservedColumns;
      log?: KeptLog;
      exitCode?: number;
      write?: (transaction: Knex.Transaction) => Promise<void>;
    },
  ): TurnOutcome {
    const { store, hint } = this.#options;
    const { columns, log, exitCode, write } = observed;
    return {
      next,
      write: async transaction => {
        await store.observe(transaction, row, {
          columns,
          log,
          exitCode,
          at: turn.now,
        });
        await write?.(transaction);
      },
      announce:
        Object.keys(columns).length > 0 ? () => hint(row.id) : undefined,
    };
  }
}

function timesOf(found: ExecutionStatus | undefined): ObservedColumns {
  return found?.startedAt ? { started_at: toTime(found.startedAt) } : {};
}

/** Those columns that differ from the row's. */
function changesOf(row: LaunchRow, columns: ObservedColumns): ObservedColumns {
  return Object.fromEntries(
    Object.entries(columns).filter(
      ([name, value]) => Reflect.get(row, name) !== value,
    ),
  );
}
