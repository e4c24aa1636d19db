import type { DeploymentTarget } from '@slipway/plugin-ml-node';
import type { PortDirectory } from '../ports/PortDirectory';
import { readPlan, type DeploymentRow, type RolloutRow } from './deploymentRow';
import type { StoredDeployment } from './DeploymentStore';
import type { DeploymentFacts } from './life';
import type { DeploymentPlan } from './types';

/** The target was away for longer than this: the time does not count against the rollout. Milliseconds. */
const AWAY = 20_000;

/** A deployment as a turn finds it. */
export type Subject = {
  row: DeploymentRow;
  goal: RolloutRow;
  /** What shall serve; undefined: nothing. */
  wanted: RolloutRow | undefined;
  plan: DeploymentPlan;
  target: DeploymentTarget;
  facts: DeploymentFacts;
};

/** What a turn has to know of a deployment; undefined when its goal is not in the database. */
export function readSubject(
  { row, rollouts }: StoredDeployment,
  ports: PortDirectory,
  now: Date,
): Subject | undefined {
  const goal = rollouts.get(row.rollout_id);
  if (!goal) return undefined;
  const isBack = goal.state === 'putting-back' || goal.state === 'put-back';
  const wanted = isBack ? rollouts.get(goal.replaces_id ?? '') : goal;
  const plan = readPlan(wanted ?? goal);
  return {
    row,
    goal,
    wanted,
    plan,
    target: ports.deploymentTarget(plan.target),
    facts: {
      rollout: goal.state,
      wanted,
      isApplied: row.applied_rollout_id === wanted?.id,
      isProven: Boolean(row.proven),
      unfitTurns: row.unfit_turns,
      appliedAt: row.applied_at ? new Date(row.applied_at) : undefined,
      deadlineAt: laterDeadline(row, now),
    },
  };
}

/** The deadline, without the time in which the target was away. */
function laterDeadline(row: DeploymentRow, now: Date): Date | undefined {
  if (!row.deadline_at) return undefined;
  const away = row.observed_at
    ? now.getTime() - Date.parse(row.observed_at)
    : 0;
  const isRollout = row.state === 'deploying';
  return new Date(
    Date.parse(row.deadline_at) + (isRollout && away > AWAY ? away : 0),
  );
}
