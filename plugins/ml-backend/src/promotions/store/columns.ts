import type { PromotionRecord } from '../types';

/** A row of `promotions`. */
export type PromotionRow = {
  id: string;
  model: string;
  environment: string;
  lane: Lane;
  mode: PromotionRecord['mode'];
  state: PromotionRecord['state'];
  state_reason: string | null;
  registry: string;
  registered_model: string;
  version: string;
  digest: PromotionRecord['digest'];
  result_version: string | null;
  result_digest: PromotionRecord['digest'] | null;
  requested_by: string;
  requested_at: string;
  reason: string;
  plan: string;
  plan_hash: PromotionRecord['planHash'];
  evidence_digest: PromotionRecord['planHash'] | null;
  comparison: string | null;
  approvals_needed: number;
  expires_at: string;
  ended_at: string | null;
  updated_at: string;
  checked_at: string | null;
  launch_id: string | null;
  replaced_version: string | null;
  alias_read_at: string | null;
  alias_before: string | null;
  alias_restoring_at: string | null;
  aborted_by: string | null;
  abort_reason: string | null;
  supersedes: string | null;
  restores: string | null;
  notice: 'approvers' | 'requester' | null;
  idempotency_key: string | null;
  goal_revision: number;
  next_turn_at: string | null;
  waiting_for: string | null;
  waiting_reason: string | null;
};

/** A roll-back never waits behind a promotion that nobody has approved yet, so each has a lane of its own. */
export type Lane = 'change' | 'rollback';

/** The lane of a mode. */
export const laneOf = (mode: PromotionRecord['mode']): Lane =>
  mode === 'rollback' ? 'rollback' : 'change';

/** A row as the domain knows it. */
export function toRecord(row: PromotionRow): PromotionRecord {
  return {
    id: row.id,
    model: row.model,
    environment: row.environment,
    mode: row.mode,
    state: row.state,
    stateReason: row.state_reason ?? undefined,
    registry: row.registry,
    registeredModel: row.registered_model,
    version: row.version,
    digest: row.digest,
    resultVersion: row.result_version ?? undefined,
    resultDigest: row.result_digest ?? undefined,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    reason: row.reason,
    plan: JSON.parse(row.plan),
    planHash: row.plan_hash,
    evidenceDigest: row.evidence_digest ?? undefined,
    comparison:
      row.comparison === null ? undefined : JSON.parse(row.comparison),
    approvalsNeeded: row.approvals_needed,
    expiresAt: row.expires_at,
    endedAt: row.ended_at ?? undefined,
    updatedAt: row.updated_at,
    checkedAt: row.checked_at ?? undefined,
    launchId: row.launch_id ?? undefined,
    replacedVersion: row.replaced_version ?? undefined,
    aliasReadAt: row.alias_read_at ?? undefined,
    aliasBefore: row.alias_before ?? undefined,
    aliasRestoringAt: row.alias_restoring_at ?? undefined,
    abortedBy: row.aborted_by ?? undefined,
    abortReason: row.abort_reason ?? undefined,
    supersedes: row.supersedes ?? undefined,
    restores: row.restores ?? undefined,
    notice: row.notice ?? undefined,
    idempotencyKey: row.idempotency_key ?? undefined,
    goalRevision: row.goal_revision,
    waitingFor: row.waiting_for ?? undefined,
    waitingReason: row.waiting_reason ?? undefined,
  };
}

/** What may change in a promotion; its plan, version and request never do. `null` takes a value away. */
export type PromotionChanges = {
  [K in
    | 'state'
    | 'stateReason'
    | 'resultVersion'
    | 'resultDigest'
    | 'evidenceDigest'
    | 'comparison'
    | 'expiresAt'
    | 'endedAt'
    | 'checkedAt'
    | 'launchId'
    | 'replacedVersion'
    | 'aliasReadAt'
    | 'aliasBefore'
    | 'aliasRestoringAt'
    | 'abortedBy'
    | 'abortReason'
    | 'notice']?: PromotionRecord[K] | null;
};

/** Changes as columns; what is undefined stays as it is. */
export function toColumns(
  changes: PromotionChanges,
): Partial<Omit<PromotionRow, 'state'>> & { state?: PromotionRow['state'] } {
  return {
    state: changes.state ?? undefined,
    state_reason: changes.stateReason,
    result_version: changes.resultVersion,
    result_digest: changes.resultDigest,
    evidence_digest: changes.evidenceDigest,
    comparison: changes.comparison && JSON.stringify(changes.comparison),
    expires_at: changes.expiresAt ?? undefined,
    ended_at: changes.endedAt,
    checked_at: changes.checkedAt,
    launch_id: changes.launchId,
    replaced_version: changes.replacedVersion,
    alias_read_at: changes.aliasReadAt,
    alias_before: changes.aliasBefore,
    alias_restoring_at: changes.aliasRestoringAt,
    aborted_by: changes.abortedBy,
    abort_reason: changes.abortReason,
    notice: changes.notice,
  };
}
