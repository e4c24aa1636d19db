import type {
  Comparison,
  PromotionMode,
  PromotionState,
} from '@slipway/plugin-ml-common';
import type { ArtefactDigest } from '@slipway/plugin-ml-node';
import type { DeploymentPlan } from '../deployments/types';
import type { LaunchPlan } from '../launches/types';

import type { GateRule } from './gates';
import type { PromotionPolicy } from './policy';

/** SHA-256 of something, `sha256:<64 hex>`. */
export type Digest = `sha256:${string}`;

/** The part of the policy that says who decides. */
export type ApprovalPolicy = Pick<
  PromotionPolicy,
  'tier' | 'approvals' | 'approverGroups' | 'expiresAfter'
>;

/** What will be done; fixed, sealed in the ledger and hashed before any gate is evaluated. */
export type PromotionPlan = {
  mode: PromotionMode;
  environment: string;
  target: string;
  alias: string;
  deployment: DeploymentPlan;
  launch?: LaunchPlan;
  policy: ApprovalPolicy;
  gates: GateRule[];
};

/** One promotion as it is stored. Times are RFC 3339 in UTC. */
export type PromotionRecord = {
  id: string;
  /** Entity reference. */
  model: string;
  environment: string;
  mode: PromotionMode;
  state: PromotionState;
  /** Why it ended, or what it waits for. */
  stateReason?: string;
  registry: string;
  registeredModel: string;
  /** The version that was asked for, and its digest then. */
  version: string;
  digest: ArtefactDigest;
  /** The version that was trained, and its digest. */
  resultVersion?: string;
  resultDigest?: ArtefactDigest;
  requestedBy: string;
  requestedAt: string;
  reason: string;
  plan: PromotionPlan;
  planHash: Digest;
  evidenceDigest?: Digest;
  comparison?: Comparison;
  approvalsNeeded: number;
  /** Until when it must be approved; once approved, until when the approval must be used. */
  expiresAt: string;
  endedAt?: string;
  updatedAt: string;
  /** When digest and evidence were last read from their sources and found to be what is stored. */
  checkedAt?: string;
  launchId?: string;
  /** What served in the environment when it began to roll out. */
  replacedVersion?: string;
  /** When the alias was read before moving it, and where it pointed. */
  aliasReadAt?: string;
  aliasBefore?: string;
  /** Since when the alias is being pointed back. */
  aliasRestoringAt?: string;
  abortedBy?: string;
  abortReason?: string;
  /** The promotion that it replaced. */
  supersedes?: string;
  /** For a roll-back: the rollout whose version serves again. */
  restores?: string;
  /** Whom to tell about the state it is in. */
  notice?: 'approvers' | 'requester';
  idempotencyKey?: string;
  /** Goes up with everything that persons decide. */
  goalRevision: number;
  /** The outside system that does not answer. */
  waitingFor?: string;
  waitingReason?: string;
};

/** What a person decided, bound to what the person was shown. */
export type DecisionRecord = {
  id: string;
  promotionId: string;
  /** Entity reference of the person. */
  by: string;
  decision: 'approved' | 'rejected';
  comment?: string;
  at: string;
  /** The approver group by which the person may. */
  group: string;
  digest: string;
  planHash: string;
  evidenceDigest?: string;
  voidedAt?: string;
  voidReason?: string;
};

/** The version that is or will be deployed. */
export const resultOf = (
  promotion: PromotionRecord,
): { version: string; digest: ArtefactDigest } =>
  promotion.resultVersion && promotion.resultDigest
    ? { version: promotion.resultVersion, digest: promotion.resultDigest }
    : { version: promotion.version, digest: promotion.digest };

/** What the ledger calls a promotion. */
export const subjectOf = ({ id }: Pick<PromotionRecord, 'id'>): string =>
  `promotion:${id}`;
